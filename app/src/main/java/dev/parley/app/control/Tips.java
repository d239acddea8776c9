package dev.parley.app.control;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What parts of the window say of themselves below the pointer. A tooltip is a window of its own, and most are never seen:
 * each is made when the pointer comes for the first time.
 */
public final class Tips {
    private static final String KEY = Tips.class.getName();

    private Tips() {}

    /** Gives {@code node} a tip, or another text for the one it has; a screen reader tells what is not its name already. */
    public static void say(Node node, String text) {
        if (node instanceof Control && !text.equals(node.getAccessibleText())) {
            node.setAccessibleHelp(text);
        }
        if (node.getProperties().get(KEY) instanceof Tip tip) {
            tip.say(text);
        } else {
            Tip tip = new Tip(node, text);
            node.getProperties().put(KEY, tip);
            node.addEventHandler(MouseEvent.MOUSE_ENTERED, tip);
        }
    }

    private static final class Tip implements EventHandler<MouseEvent> {
        private final Node node;
        private String text;
        private @Nullable Tooltip made;

        Tip(Node node, String text) {
            this.node = node;
            this.text = text;
        }

        void say(String now) {
            text = now;
            if (made != null) {
                made.setText(now);
            }
        }

        @Override
        public void handle(MouseEvent entered) {
            node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            Tooltip tooltip = new Tooltip(text);
            made = tooltip;
            if (node instanceof Control control) {
                control.setTooltip(tooltip);
            } else {
                Tooltip.install(node, tooltip);
            }
        }
    }
}
