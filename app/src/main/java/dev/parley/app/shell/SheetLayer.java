package dev.parley.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows one {@link Sheet} over the window: the rest is dimmed, the focus stays in the sheet, Esc closes it. */
public final class SheetLayer extends StackPane {
    private static final double MARGIN = 24;

    private final Region scrim = new Region();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final ChangeListener<@Nullable Node> keepFocus = (source, before, now) -> holdFocus(now);
    private @Nullable Sheet sheet;
    private @Nullable Node focusBefore;
    private boolean backwards;

    public SheetLayer() {
        setVisible(false);
        setPadding(new Insets(MARGIN));
        scrim.getStyleClass().add("scrim");
        scrim.setOnMousePressed(event -> close());
        // It covers the margin too.
        scrim.setManaged(false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            backwards = event.getCode() == KeyCode.TAB && event.isShiftDown();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && open.get()) {
                close();
                event.consume();
            }
        });
    }

    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** Shows it in the place of the one that may be there. */
    public void show(Sheet next) {
        if (open.get()) {
            close();
        }
        Scene scene = getScene();
        focusBefore = scene == null ? null : scene.getFocusOwner();
        sheet = next;
        next.onClose(this::close);
        getChildren().setAll(scrim, next);
        setVisible(true);
        open.set(true);
        if (scene != null) {
            scene.focusOwnerProperty().addListener(keepFocus);
            focusFirst();
        }
    }

    public void close() {
        Scene scene = getScene();
        if (scene != null) {
            scene.focusOwnerProperty().removeListener(keepFocus);
        }
        open.set(false);
        sheet = null;
        getChildren().clear();
        setVisible(false);
        Node back = focusBefore;
        focusBefore = null;
        if (back != null && scene.equals(back.getScene())) {
            back.requestFocus();
        }
    }

    @Override
    protected void layoutChildren() {
        scrim.resizeRelocate(0, 0, getWidth(), getHeight());
        super.layoutChildren();
    }

    private void holdFocus(@Nullable Node now) {
        if (sheet == null || now == null || isWithin(now, sheet)) {
            return;
        }
        List<Node> stops = stops(sheet);
        if (stops.size() > 1) {
            // One step of the keyboard from the stop before it, so that its ring shows.
            Node before = stops.get(backwards ? stops.size() - 2 : 0);
            before.requestFocus();
            before.requestFocusTraversal(TraversalDirection.NEXT);
        } else {
            focusFirst();
        }
    }

    /** The cross comes last: who opens a dialog wants what is in it. */
    private void focusFirst() {
        if (sheet == null) {
            return;
        }
        List<Node> stops = stops(sheet);
        if (stops.size() > 1) {
            stops.get(1).requestFocus();
        } else if (!stops.isEmpty()) {
            stops.getFirst().requestFocus();
        }
    }

    private static boolean isWithin(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private static List<Node> stops(Node root) {
        List<Node> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
