package dev.parley.app.markdown.view;

import javafx.geometry.Orientation;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Scrolls its content sideways if that cannot be made narrow enough; up and down is for the list it is in. The content
 * gets at least its minimal width.
 */
final class SidewaysPane extends Region {
    private static final double BAR = 10;
    private final Region content;
    private final SlimBar bar = new SlimBar(this, getChildren()::add, Orientation.HORIZONTAL, this::moved);
    private final Rectangle clip = new Rectangle();

    SidewaysPane(Region content) {
        this.content = content;
        getStyleClass().add("md-sideways");
        setClip(clip);
        getChildren().add(content);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    private void moved() {
        content.setLayoutX(-Math.rint(bar.getValue()));
    }

    private void scrolled(ScrollEvent event) {
        double dx = event.getDeltaX();
        if (bar.isVisible() && Math.abs(dx) > Math.abs(event.getDeltaY())) {
            bar.setValue(Math.clamp(bar.getValue() - dx, 0, bar.getMax()));
            event.consume();
        }
    }

    private double contentWidth(double width) {
        return Math.max(width, content.minWidth(-1));
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
        return content.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = contentWidth(width);
        return content.prefHeight(wide) + (wide > width ? BAR : 0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double wide = contentWidth(width);
        boolean scrolls = wide > width;
        clip.setWidth(width);
        clip.setHeight(getHeight());
        bar.show(wide - width, width, Math.clamp(bar.getValue(), 0, wide - width));
        bar.resizeRelocate(0, getHeight() - BAR, width, BAR);
        content.resize(wide, getHeight() - (scrolls ? BAR : 0));
        content.relocate(-Math.rint(bar.getValue()), 0);
    }
}
