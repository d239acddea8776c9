package dev.parley.app.markdown.view;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Holds the node of a cell in the middle of the window, as wide as the column may be. */
final class CellFrame extends Region {
    private static final double COLUMN = 800;
    private static final double MARGIN = 24;
    private final Region content;
    private double above;
    private double below;

    CellFrame(Region content) {
        this.content = content;
        getChildren().add(content);
    }

    Region content() {
        return content;
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

    @Override
    protected double computePrefHeight(double width) {
        return above + Math.ceil(content.prefHeight(column(width))) + below;
    }

    @Override
    protected void layoutChildren() {
        double column = column(getWidth());
        content.resizeRelocate(
                Math.floor((getWidth() - column) / 2), above, column, Math.max(0, getHeight() - above - below));
    }
}
