package dev.parley.app.inspector;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A drawing as wide as its place, in the colours of the theme. */
abstract class Chart extends Region {
    private static final double TEXT_SIZE = 12;

    /** Colours by the names of the style sheets. */
    enum Ink {
        SERIES,
        WAIT,
        NETWORK,
        GRID,
        TEXT,
        LABEL,
        VALUE
    }

    private final Canvas canvas = new Canvas();
    private final Map<Ink, Rectangle> inks = new EnumMap<>(Ink.class);
    private final Font mono = Font.font("JetBrains Mono", TEXT_SIZE);
    private final Font plain = Font.font("Inter", TEXT_SIZE);

    Chart() {
        getStyleClass().add("chart-drawing");
        for (Ink ink : Ink.values()) {
            // The style sheets reach a shape, not a drawing; nothing of it is seen.
            Rectangle sample = new Rectangle(1, 1);
            sample.setOpacity(0);
            sample.setManaged(false);
            sample.getStyleClass().add("ink-" + ink.name().toLowerCase(java.util.Locale.ROOT));
            sample.fillProperty().addListener((observed, before, now) -> redraw());
            inks.put(ink, sample);
            getChildren().add(sample);
        }
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    /** Draws all of it; the ground is clear. */
    abstract void draw(GraphicsContext to, double width, double height);

    final void redraw() {
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            GraphicsContext to = canvas.getGraphicsContext2D();
            to.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            draw(to, canvas.getWidth(), canvas.getHeight());
        }
    }

    final Paint paint(Ink ink) {
        return java.util.Objects.requireNonNull(inks.get(ink)).getFill();
    }

    /** {@code y}: the middle of the text. */
    final void text(GraphicsContext to, String text, Ink ink, double x, double y, TextAlignment at) {
        to.setFont(ink == Ink.LABEL ? plain : mono);
        to.setFill(paint(ink));
        to.setTextAlign(at);
        to.setTextBaseline(VPos.CENTER);
        to.fillText(text, x, y);
    }

    final void line(GraphicsContext to, Ink ink, double fromX, double fromY, double toX, double toY) {
        to.setStroke(paint(ink));
        to.setLineWidth(1);
        to.strokeLine(Math.floor(fromX) + 0.5, Math.floor(fromY) + 0.5, Math.floor(toX) + 0.5, Math.floor(toY) + 0.5);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width != canvas.getWidth() || height != canvas.getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            redraw();
        }
    }
}
