package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Window;

/** Whether a screen reader has a name for everything that the keyboard can reach. */
final class AccessibleNames {
    private final List<Node> stops = new ArrayList<>();
    private final Set<Node> labelled = new HashSet<>();

    private AccessibleNames() {}

    /** Looks through all windows that show; on the toolkit's thread. */
    static void assertComplete(String state) {
        AccessibleNames names = new AccessibleNames();
        for (Window window : Window.getWindows()) {
            if (window.isShowing() && window.getScene() != null) {
                names.collect(window.getScene().getRoot());
            }
        }
        assertThat(names.stops).as("stops of the keyboard in " + state).isNotEmpty();
        assertThat(names.stops.stream().filter(names::isNameless).toList())
                .as("without a name in " + state)
                .isEmpty();
    }

    private void collect(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label && label.getLabelFor() != null) {
            labelled.add(label.getLabelFor());
        }
        if (node.isFocusTraversable()) {
            stops.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::collect);
        }
    }

    private boolean isNameless(Node node) {
        boolean words = node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank();
        boolean said =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        return !words && !said && !labelled.contains(node);
    }
}
