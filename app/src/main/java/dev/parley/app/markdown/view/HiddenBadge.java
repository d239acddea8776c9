package dev.parley.app.markdown.view;

import dev.parley.app.fx.Texts;
import javafx.scene.control.Label;

/** Stands for a character that cannot be seen, so that nobody takes it for text. */
final class HiddenBadge {
    private HiddenBadge() {}

    /** {@code name} is that of the code point, such as "U+202E". */
    static Label of(String name) {
        Label badge = new Label(name);
        badge.getStyleClass().add("md-hidden");
        badge.setMinWidth(Label.USE_PREF_SIZE);
        badge.setAccessibleText(Texts.of(HiddenBadge.class).get("hidden.accessible", name));
        return badge;
    }
}
