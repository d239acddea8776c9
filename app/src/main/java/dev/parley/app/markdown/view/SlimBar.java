package dev.parley.app.markdown.view;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import org.jspecify.annotations.Nullable;

/** A scroll bar that is made once it is needed: most blocks never need theirs. */
final class SlimBar {
    private static final double STEP = 40;
    private final Node around;
    private final Children owner;
    private final Orientation orientation;
    private final Runnable moved;
    private @Nullable ScrollBar bar;

    /** Takes the bar into the scene. */
    @FunctionalInterface
    interface Children {
        void add(ScrollBar bar);
    }

    /**
     * A bar within {@code around}, which {@code owner} puts it into; {@code moved} is called when a person moved it or its
     * value was set.
     */
    SlimBar(Node around, Children owner, Orientation orientation, Runnable moved) {
        this.around = around;
        this.owner = owner;
        this.orientation = orientation;
        this.moved = moved;
    }

    /** Shows it if {@code over} px are out of a window of {@code window} px. */
    void show(double over, double window, double value) {
        if (over > 0 && bar == null) {
            bar = make();
        }
        if (bar != null) {
            bar.setVisible(over > 0);
            bar.setMax(over);
            bar.setVisibleAmount(over * window / (over + window));
            bar.setBlockIncrement(Math.max(STEP, window - STEP));
            bar.setUnitIncrement(STEP);
            bar.setValue(value);
        }
    }

    private ScrollBar make() {
        ScrollBar made = new ScrollBar();
        made.setOrientation(orientation);
        made.setFocusTraversable(false);
        made.valueProperty().addListener(change -> moved.run());
        // What is added in the middle of a layout is styled at once, by what its ancestors are known to look like: they
        // must
        // not be waiting for their own styles, as they may be while an animation lays out before the pulse does.
        Styling.apply(around);
        owner.add(made);
        return made;
    }

    boolean isVisible() {
        return bar != null && bar.isVisible();
    }

    double getValue() {
        return bar == null ? 0 : bar.getValue();
    }

    double getMax() {
        return bar == null ? 0 : bar.getMax();
    }

    void setValue(double value) {
        if (bar != null) {
            bar.setValue(value);
        }
    }

    void resizeRelocate(double x, double y, double width, double height) {
        if (bar != null) {
            bar.resizeRelocate(x, y, width, height);
        }
    }
}
