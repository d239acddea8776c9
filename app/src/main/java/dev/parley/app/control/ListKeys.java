package dev.parley.app.control;

import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys that lists and tables of the toolkit keep to themselves, although nothing in ours can be edited. */
public final class ListKeys {
    private ListKeys() {}

    /** Esc goes to what the list lies in. */
    public static void passEscape(Control list) {
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Parent around = list.getParent();
            if (event.getCode() == KeyCode.ESCAPE && around != null) {
                event.consume();
                Event.fireEvent(around, event.copyFor(around, around));
            }
        });
    }
}
