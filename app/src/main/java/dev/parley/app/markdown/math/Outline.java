package dev.parley.app.markdown.math;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Path data of a glyph: absolute commands M L H V Q T C S Z, as the fonts of formulas have them. */
final class Outline {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?[0-9]*\\.?[0-9]+(?:[eE]-?[0-9]+)?");

    private final StringBuilder out = new StringBuilder();
    private final Affine affine;
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;
    private double x;
    private double y;

    private Outline(Affine affine) {
        this.affine = affine;
    }

    /** Reads path data and transforms it. */
    static Outline of(String data, Affine affine) {
        Outline outline = new Outline(affine);
        Matcher token = TOKEN.matcher(data);
        char command = ' ';
        while (token.find()) {
            char c = token.group().charAt(0);
            if (Character.isLetter(c)) {
                command = c;
                if (c == 'Z') {
                    outline.out.append('Z');
                    continue;
                }
                if (!token.find()) {
                    throw new UnreadableDrawingException("path " + command);
                }
            }
            outline.step(command, token);
        }
        return outline;
    }

    private void step(char command, Matcher token) {
        switch (command) {
            case 'H' -> line(number(token), y);
            case 'V' -> line(x, number(token));
            case 'M', 'L', 'T' -> points(command, 1, token);
            case 'Q', 'S' -> points(command, 2, token);
            case 'C' -> points(command, 3, token);
            default -> throw new UnreadableDrawingException("path " + command);
        }
    }

    private void line(double toX, double toY) {
        out.append('L');
        point(toX, toY);
    }

    private void points(char command, int count, Matcher token) {
        out.append(command);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                next(token);
            }
            double px = number(token);
            next(token);
            point(px, number(token));
        }
    }

    private static void next(Matcher token) {
        if (!token.find()) {
            throw new UnreadableDrawingException("path ends early");
        }
    }

    private static double number(Matcher token) {
        return Affine.number(token.group());
    }

    private void point(double px, double py) {
        x = px;
        y = py;
        double ax = affine.x(px, py);
        double ay = affine.y(px, py);
        left = Math.min(left, ax);
        right = Math.max(right, ax);
        top = Math.min(top, ay);
        bottom = Math.max(bottom, ay);
        append(out, ax);
        out.append(' ');
        append(out, ay);
        out.append(' ');
    }

    /** With one decimal: a tenth of a thousandth of an em. */
    static void append(StringBuilder out, double number) {
        out.append(Math.round(number * 10) / 10.0);
    }

    String path() {
        return out.toString();
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    /** The rectangle around its points. */
    Box box() {
        return new Box(left, top, right, bottom);
    }
}
