package dev.parley.app.fx;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * Puts into a hidden part of the window what belongs there, when the part is shown for the first time. A node that enters
 * the scene is styled whether it can be seen or not, at 0.3 to 0.5 ms each while the code is cold (ADR 18), and a control
 * gets its skin with that.
 */
public final class FirstShown {
    private FirstShown() {}

    /** Runs {@code fill} once: now if {@code part} is visible by itself, else before anyone else learns that it is. */
    public static void then(Node part, Runnable fill) {
        if (part.isVisible()) {
            fill.run();
            return;
        }
        part.visibleProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> visible, Boolean before, Boolean now) {
                if (now) {
                    visible.removeListener(this);
                    fill.run();
                }
            }
        });
    }
}
