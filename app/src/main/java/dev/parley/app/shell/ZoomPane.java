package dev.parley.app.shell;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows its one child larger or smaller. The child is laid out in the room that is left at that size and scaled as
 * shapes, so text and lines stay sharp.
 */
public final class ZoomPane extends Region {
    private static final List<Double> STEPS =
            List.of(0.5, 0.67, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0);

    private final Region child;
    private final Scale scale = new Scale(1, 1);
    private final DoubleProperty boost = new SimpleDoubleProperty(this, "boost", 1);
    private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1) {
        @Override
        public void set(double value) {
            super.set(Double.isFinite(value) ? Math.clamp(value, STEPS.getFirst(), STEPS.getLast()) : 1);
        }
    };

    public ZoomPane(Region child) {
        this.child = child;
        child.setManaged(false);
        child.getTransforms().add(scale);
        getChildren().add(child);
        zoom.addListener((source, before, now) -> apply());
        boost.addListener((source, before, now) -> apply());
    }

    private void apply() {
        scale.setX(size());
        scale.setY(size());
        requestLayout();
    }

    private double size() {
        return Math.min(zoom.get() * boost.get(), STEPS.getLast());
    }

    /** What the size is multiplied with for a while; 1 is nothing. */
    DoubleProperty boost() {
        return boost;
    }

    /** 0.5 to 3; 1 is the size of the design. */
    public DoubleProperty zoom() {
        return zoom;
    }

    public void zoomIn() {
        STEPS.stream().filter(step -> step > zoom.get() + 0.005).findFirst().ifPresent(zoom::set);
    }

    public void zoomOut() {
        STEPS.reversed().stream()
                .filter(step -> step < zoom.get() - 0.005)
                .findFirst()
                .ifPresent(zoom::set);
    }

    public void reset() {
        zoom.set(1);
    }

    @Override
    protected void layoutChildren() {
        // Rounded up, so that no line of the ground shows at the right and the bottom.
        child.resizeRelocate(0, 0, Math.ceil(getWidth() / size()), Math.ceil(getHeight() / size()));
    }
}
