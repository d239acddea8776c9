package dev.parley.app.markdown.math;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A formula as shapes. One em of the formula is {@link #UNITS} units; x grows to the right, y downwards, and the origin
 * is where the baseline begins.
 *
 * @param ascent what stands above the baseline
 * @param descent what hangs below it
 */
public record MathDrawing(double width, double ascent, double descent, List<Layer> layers, List<Label> labels) {
    public static final double UNITS = 1000;

    public MathDrawing {
        layers = List.copyOf(layers);
        labels = List.copyOf(labels);
    }

    /**
     * Shapes of one colour, drawn over the layers before.
     *
     * @param path in the language of SVG paths, to be filled
     * @param color a colour that the formula asks for; null for that of the text around it
     */
    public record Layer(String path, @Nullable String color) {}

    /** A character that the fonts of formulas lack, such as Hangul, with its left end on the baseline at x, y. */
    public record Label(
            String text,
            double x,
            double y,
            double size,
            @Nullable String color) {}
}
