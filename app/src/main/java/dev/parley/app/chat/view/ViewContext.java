package dev.parley.app.chat.view;

import dev.parley.app.fx.Texts;
import java.util.function.LongSupplier;

/**
 * What every card needs.
 *
 * @param nanoTime the clock of {@link System#nanoTime()}
 */
public record ViewContext(ChatActions actions, Texts texts, Motion motion, LongSupplier nanoTime) {

    public ViewContext(ChatActions actions, Motion motion) {
        this(actions, Texts.of(ViewContext.class), motion, System::nanoTime);
    }

    String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }
}
