package dev.parley.app.control;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A text area with something painted below or above its text, which moves with it. The area itself stays what it is for
 * input methods and screen readers, which areas of rich text are not.
 */
public final class PaintedArea extends StackPane {

    /** Makes what is painted. */
    @FunctionalInterface
    public interface Painter {
        /** In the coordinates of {@code text}, which is the node that the area shows its text with. */
        List<? extends Node> paint(Text text);
    }

    private final TextArea area;
    private final Painter painter;
    private final Pane layer = new Pane();
    private final Pane clipped = new Pane(layer);
    private final Rectangle clip = new Rectangle();
    private final Runnable pulse = this::follow;
    private @Nullable Text shown;
    private @Nullable Look painted;
    private boolean stale = true;

    /** What the painting depends on beside what {@link #repaint} says. */
    private record Look(String text, double width, Font font, double spacing) {}

    /** {@code above}: whether it is painted over the text or under it; then the area needs to be see-through. */
    public PaintedArea(TextArea area, boolean above, Painter painter) {
        this.area = area;
        this.painter = painter;
        clipped.setMouseTransparent(true);
        clipped.setManaged(false);
        clipped.setClip(clip);
        layer.setManaged(false);
        getStyleClass().add("painted-area");
        getChildren().addAll(above ? List.of(area, clipped) : List.of(clipped, area));
        setMinHeight(0);
        sceneProperty().subscribe(this::moved);
    }

    private void moved(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removePostLayoutPulseListener(pulse);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(pulse);
        }
    }

    public TextArea area() {
        return area;
    }

    /** What is painted is another now, though the text is the same. */
    public void repaint() {
        stale = true;
        requestLayout();
    }

    /** The position of the character at a place of this node; -1: there is none. */
    public int characterAt(double x, double y) {
        Text text = textNode();
        if (text == null || !area.getText().equals(text.getText())) {
            return -1;
        }
        Point2D at = text.sceneToLocal(localToScene(x, y));
        if (!text.getLayoutBounds().contains(at)) {
            return -1;
        }
        HitInfo hit = text.hitTest(at);
        return hit.getCharIndex() < text.getText().length() ? hit.getCharIndex() : -1;
    }

    private void follow() {
        Text text = textNode();
        if (text == null) {
            return;
        }
        Look now = new Look(text.getText(), text.getWrappingWidth(), text.getFont(), text.getLineSpacing());
        if (stale || !now.equals(painted)) {
            stale = false;
            painted = now;
            // While the area is between two texts there is nothing to paint.
            boolean whole = now.text().equals(area.getText());
            layer.getChildren().setAll(whole ? painter.paint(text) : List.of());
            stale = !whole;
            layer.applyCss();
            layer.layout();
        }
        place(text);
    }

    private void place(Text text) {
        Point2D origin = sceneToLocal(text.localToScene(0, 0));
        if (layer.getLayoutX() != origin.getX() || layer.getLayoutY() != origin.getY()) {
            layer.relocate(origin.getX(), origin.getY());
        }
        Bounds bounds = area.getBoundsInParent();
        clip.setX(bounds.getMinX() + 1);
        clip.setY(bounds.getMinY() + 1);
        clip.setWidth(Math.max(0, bounds.getWidth() - 2));
        clip.setHeight(Math.max(0, bounds.getHeight() - 2));
    }

    /** The prompt is such a node too, but never one that shows what is in the area. */
    private @Nullable Text textNode() {
        Text known = shown;
        if (known != null && known.getScene() != null && Objects.equals(known.getScene(), getScene())) {
            return known;
        }
        for (Node node : area.lookupAll(".text")) {
            if (node instanceof Text text
                    && text.getText().equals(area.getText())
                    && !text.getText().isEmpty()) {
                shown = text;
                return text;
            }
        }
        return null;
    }
}
