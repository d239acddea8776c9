package dev.parley.app.control;

import dev.parley.app.fx.FxExecutor;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lets the caret of a text blink without an animation. The toolkit's own blinking is one that never ends, and while any
 * animation runs there are sixty pulses a second, whatever they are for: an idle window would never rest. As in other
 * programs of a desktop the caret stands still, and can be seen, some seconds after the last key.
 */
final class CaretBlink {
    /** How often it changes after the last key; an even number, after which the caret can be seen. */
    static final int CHANGES = 20;

    private static final long HALF_MILLIS = 500;

    private final Executor later;
    private final BooleanProperty lit = new SimpleBooleanProperty(this, "lit", true);
    /** Counts the starts and ends, so that what an earlier one has asked for is passed over. */
    private long run;

    /** Takes over a caret; {@code later} runs a task on the toolkit's thread when the caret is to change. */
    CaretBlink(TextInputControl text, Path caret, Executor later) {
        this.later = later;
        BooleanExpression noSelection = text.caretPositionProperty().isEqualTo(text.anchorProperty());
        // As the toolkit does it: on Windows alone a caret stands beside a selection.
        BooleanExpression shown = text.focusedProperty()
                .and(text.editableProperty())
                .and(text.disabledProperty().not())
                .and(isWindows() ? new SimpleBooleanProperty(true) : noSelection)
                .and(lit);
        caret.opacityProperty().unbind();
        caret.opacityProperty().bind(Bindings.when(shown).then(1.0).otherwise(0.0));
    }

    /** One for a text whose skin was made; {@code null} where the skin has no caret of the kind that is known here. */
    static @Nullable CaretBlink of(TextInputControl text, ObservableList<Node> parts) {
        Path caret = caret(parts);
        return caret == null
                ? null
                : new CaretBlink(
                        text,
                        caret,
                        CompletableFuture.delayedExecutor(HALF_MILLIS, TimeUnit.MILLISECONDS, new FxExecutor()));
    }

    /** The caret is the one path whose opacity follows something. */
    static @Nullable Path caret(Iterable<Node> parts) {
        for (Node part : parts) {
            Path found = switch (part) {
                case Path path -> path.opacityProperty().isBound() ? path : null;
                // Before it has a skin, a scroll pane's content is none of its children.
                case ScrollPane pane
                when pane.getContent() instanceof Parent content -> caret(content.getChildrenUnmodifiable());
                case Parent parent -> caret(parent.getChildrenUnmodifiable());
                default -> null;
            };
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Begins anew, with a caret that can be seen, or ends. */
    void set(boolean blinking) {
        run++;
        lit.set(true);
        if (blinking) {
            await(run, CHANGES);
        }
    }

    private void await(long asked, int left) {
        if (left > 0) {
            later.execute(() -> {
                if (asked == run) {
                    lit.set(!lit.get());
                    await(asked, left - 1);
                }
            });
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
