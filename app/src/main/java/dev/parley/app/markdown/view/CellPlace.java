package dev.parley.app.markdown.view;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** The place that a list gives to a cell: as large as the cell, and empty. */
final class CellPlace extends Region {
    private final CellFrame<?> frame;

    CellPlace(CellFrame<?> frame) {
        this.frame = frame;
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
        return frame.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return frame.prefHeight(width);
    }
}
