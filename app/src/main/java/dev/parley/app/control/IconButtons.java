package dev.parley.app.control;

import javafx.scene.control.Button;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons that show an icon alone, and say in words what they do: to the pointer and to a screen reader. */
public final class IconButtons {

    private IconButtons() {}

    /** A flat button of 32 x 32; {@code icon} is a literal of the Feather pack such as {@code fth-more-horizontal}. */
    public static Button flat(String icon, String text, Runnable action) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon");
        button.setOnAction(event -> action.run());
        say(button, text);
        return button;
    }

    /** The same, 28 x 28. */
    public static Button small(String icon, String text, Runnable action) {
        Button button = flat(icon, text, action);
        button.getStyleClass().add("small");
        return button;
    }

    /** Replaces what the button says of itself. */
    public static void say(Button button, String text) {
        button.setAccessibleText(text);
        Tips.say(button, text);
    }
}
