package dev.parley.app.chat.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.view.BlockStyle;
import java.util.function.LongSupplier;

/**
 * What every card needs.
 *
 * @param blocks what views of Markdown's blocks share
 * @param nanoTime the clock of {@link System#nanoTime()}
 */
public record ViewContext(ChatActions actions, BlockStyle blocks, Texts texts, Motion motion, LongSupplier nanoTime) {

    public ViewContext(ChatActions actions, BlockStyle blocks, Motion motion) {
        this(actions, blocks, Texts.of(ViewContext.class), motion, System::nanoTime);
    }

    String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }
}
