package dev.parley.app.markdown.view;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Holds the node of a cell in the middle of the window, as wide as the column may be. */
final class CellFrame<T> extends Region {
    private static final double COLUMN = 800;
    private static final double MARGIN = 24;
    private final FlowCell<T> cell;
    private final Region content;
    private @Nullable CellPlace place;
    private double above;
    private double below;

    /** The height at {@link #knownWidth}; negative if not known. */
    private double knownHeight = -1;

    private double knownWidth;

    CellFrame(FlowCell<T> cell) {
        this.cell = cell;
        this.content = cell.node();
        getChildren().add(content);
    }

    FlowCell<T> cell() {
        return cell;
    }

    /** Where the list wants it; {@code null} while it shows nothing. */
    @Nullable CellPlace place() {
        return place;
    }

    void setPlace(@Nullable CellPlace newPlace) {
        place = newPlace;
        if (newPlace == null) {
            setVisible(false);
            above = 0;
            below = 0;
        }
    }

    /** Goes to its place; {@code false} if it has none in sight. */
    boolean follow() {
        CellPlace to = place;
        boolean inSight = to != null && to.isVisible();
        setVisible(inSight);
        if (to != null && inSight) {
            resizeRelocate(to.getLayoutX(), to.getLayoutY(), to.getWidth(), to.getHeight());
        }
        return inSight;
    }

    /** Sets the space that is kept free above and below the node, in px. */
    void setSpace(double newAbove, double newBelow) {
        if (newAbove != above || newBelow != below) {
            above = newAbove;
            below = newBelow;
            requestLayout();
        }
    }

    private static double column(double width) {
        return Math.max(0, Math.min(COLUMN, Math.floor(width - 2 * MARGIN)));
    }

    @Override
    public void requestLayout() {
        knownHeight = -1;
        super.requestLayout();
        CellPlace to = place;
        if (to != null) {
            to.requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return COLUMN + 2 * MARGIN;
    }

    // A list asks several times a frame.
    @Override
    protected double computePrefHeight(double width) {
        if (knownHeight < 0 || knownWidth != width) {
            knownHeight = above + Math.ceil(content.prefHeight(column(width))) + below;
            knownWidth = width;
        }
        return knownHeight;
    }

    @Override
    protected void layoutChildren() {
        double column = column(getWidth());
        content.resizeRelocate(
                Math.floor((getWidth() - column) / 2), above, column, Math.max(0, getHeight() - above - below));
    }
}
