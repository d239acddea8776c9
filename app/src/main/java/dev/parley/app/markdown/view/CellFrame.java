package dev.parley.app.markdown.view;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Holds the node of a cell in the middle of the window, as wide as the column may be. */
final class CellFrame<T> extends Region {
    private static final double COLUMN = 800;
    private static final double MARGIN = 24;
    private final FlowCell<T> cell;
    private final Region content;

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

    private static double column(double width) {
        return Math.max(0, Math.min(COLUMN, Math.floor(width - 2 * MARGIN)));
    }

    @Override
    public void requestLayout() {
        knownHeight = -1;
        super.requestLayout();
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
            knownHeight = Math.ceil(content.prefHeight(column(width)));
            knownWidth = width;
        }
        return knownHeight;
    }

    @Override
    protected void layoutChildren() {
        double column = column(getWidth());
        content.resizeRelocate(Math.floor((getWidth() - column) / 2), 0, column, getHeight());
    }
}
