package dev.parley.app.markdown.math;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/**
 * A formula to be put into a line of text, on its baseline, or on a line of its own. The shapes that take the colour of
 * the text have the style class {@code math-glyph}; its {@code -fx-fill} is for the style sheet to set.
 */
public final class MathNode extends Region {
    /** Letters of formulas are smaller than those of Inter at the same size; this makes their heights alike. */
    private static final double EM = 1.2;

    private final String tex;
    private final double width;
    private final double ascent;
    private final double height;

    /**
     * Draws a formula.
     *
     * @param tex what is copied and read aloud
     * @param fontSize of the text around it
     */
    public MathNode(MathDrawing drawing, String tex, double fontSize) {
        this.tex = tex;
        double scale = fontSize * EM / MathDrawing.UNITS;
        width = drawing.width() * scale;
        ascent = drawing.ascent() * scale;
        height = (drawing.ascent() + drawing.descent()) * scale;
        List<Shape> shapes = new ArrayList<>();
        drawing.layers().forEach(layer -> shapes.add(shape(layer, scale)));
        drawing.labels().forEach(label -> shapes.add(text(label, scale)));
        shapes.forEach(shape -> {
            shape.setManaged(false);
            shape.setMouseTransparent(true);
        });
        getChildren().setAll(shapes);
        getStyleClass().add("math");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(tex);
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
    }

    private Shape shape(MathDrawing.Layer layer, double scale) {
        SVGPath path = new SVGPath();
        path.setContent(layer.path());
        path.getTransforms().add(new Scale(scale, scale));
        path.setLayoutY(ascent);
        paint(path, layer.color());
        return path;
    }

    private Shape text(MathDrawing.Label label, double scale) {
        Text text = new Text(label.text());
        text.setFont(Font.font("Inter", label.size() * scale));
        text.setTextOrigin(VPos.BASELINE);
        text.setLayoutX(label.x() * scale);
        text.setLayoutY(ascent + label.y() * scale);
        paint(text, label.color());
        return text;
    }

    private static void paint(Shape shape, @Nullable String color) {
        Paint paint = color == null ? null : color(color);
        if (paint == null) {
            shape.getStyleClass().add("math-glyph");
        } else {
            shape.setFill(paint);
        }
    }

    /** A colour that JavaFX does not know becomes that of the text. */
    private static @Nullable Paint color(String name) {
        try {
            return Color.web(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The LaTeX of the formula, without delimiters. */
    public String tex() {
        return tex;
    }

    @Override
    public double getBaselineOffset() {
        return ascent;
    }
}
