package dev.parley.app.control;

import dev.parley.app.fx.RightToLeft;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;

/**
 * Wraps text, but for text that runs from right to left: JavaFX 26 fails with an exception in the middle of a layout
 * when a line ends within such a run (JDK-8314215 brought it), and what was half laid out never comes right again. Such
 * a text stays on its line.
 */
public final class Wrapping {
    private Wrapping() {}

    public static void wrap(Labeled label) {
        follow(label.textProperty(), label.wrapTextProperty());
    }

    public static void wrap(TextArea area) {
        follow(area.textProperty(), area.wrapTextProperty());
    }

    private static void follow(ObservableValue<String> text, BooleanProperty wrap) {
        wrap.set(RightToLeft.isNone(text.getValue()));
        // Before the view hears of the text: it must never be laid out wrapped.
        text.addListener((source, before, now) -> wrap.set(RightToLeft.isNone(now)));
    }
}
