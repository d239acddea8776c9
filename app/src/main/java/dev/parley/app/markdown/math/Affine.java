package dev.parley.app.markdown.math;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A transform: x becomes xx * x + xy * y + tx, y becomes yx * x + yy * y + ty. */
record Affine(double xx, double yx, double xy, double yy, double tx, double ty) {
    static final Affine IDENTITY = new Affine(1, 0, 0, 1, 0, 0);

    private static final Pattern CALL = Pattern.compile("\\s*([a-z]+)\\(([^)]*)\\)\\s*");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]+");

    static Affine translate(double x, double y) {
        return new Affine(1, 0, 0, 1, x, y);
    }

    /** Reads the value of an attribute {@code transform}. */
    static Affine parse(String value) {
        Affine result = IDENTITY;
        Matcher call = CALL.matcher(value);
        int end = 0;
        while (call.find() && call.start() == end) {
            result = result.times(one(call.group(1), numbers(call.group(2))));
            end = call.end();
        }
        if (end != value.length()) {
            throw new UnreadableDrawingException("transform " + value);
        }
        return result;
    }

    private static Affine one(String name, List<Double> n) {
        return switch (name + n.size()) {
            case "translate1" -> translate(n.get(0), 0);
            case "translate2" -> translate(n.get(0), n.get(1));
            case "scale1" -> new Affine(n.get(0), 0, 0, n.get(0), 0, 0);
            case "scale2" -> new Affine(n.get(0), 0, 0, n.get(1), 0, 0);
            case "matrix6" -> new Affine(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5));
            default -> throw new UnreadableDrawingException("transform " + name);
        };
    }

    static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        for (String part : SEPARATORS.splitAsStream(text.strip()).toList()) {
            numbers.add(number(part));
        }
        return numbers;
    }

    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UnreadableDrawingException("number " + text, e);
        }
    }

    /** First {@code inner}, then this. */
    Affine times(Affine inner) {
        return new Affine(
                xx * inner.xx + xy * inner.yx,
                yx * inner.xx + yy * inner.yx,
                xx * inner.xy + xy * inner.yy,
                yx * inner.xy + yy * inner.yy,
                x(inner.tx, inner.ty),
                y(inner.tx, inner.ty));
    }

    double x(double x, double y) {
        return xx * x + xy * y + tx;
    }

    double y(double x, double y) {
        return yx * x + yy * y + ty;
    }
}
