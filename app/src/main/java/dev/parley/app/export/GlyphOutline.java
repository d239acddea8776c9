package dev.parley.app.export;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The outline of a glyph as TrueType has it: points on and off quadratic curves, in whole units of the font. */
final class GlyphOutline {
    /** How far a quadratic curve may lie beside the cubic one whose place it takes, in units: one is 1/1000 em or less. */
    private static final double TOLERANCE = 0.5;

    private static final int MOST_PARTS = 16;

    private record Point(int x, int y, boolean onCurve) {}

    private final List<List<Point>> contours = new ArrayList<>();
    private List<Point> contour = new ArrayList<>();
    private double x;
    private double y;

    private GlyphOutline() {}

    /** The table entry of a glyph with this outline; empty for a blank. */
    static byte[] encoded(Shape outline) {
        GlyphOutline glyph = new GlyphOutline();
        double[] c = new double[6];
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> {
                    glyph.close();
                    glyph.to(c[0], c[1]);
                }
                case PathIterator.SEG_LINETO -> glyph.to(c[0], c[1]);
                case PathIterator.SEG_QUADTO -> {
                    glyph.add(c[0], c[1], false);
                    glyph.to(c[2], c[3]);
                }
                case PathIterator.SEG_CUBICTO -> glyph.cubic(c);
                default -> glyph.close();
            }
        }
        glyph.close();
        return glyph.bytes();
    }

    private void add(double px, double py, boolean onCurve) {
        contour.add(new Point((int) Math.round(px), (int) Math.round(py), onCurve));
    }

    private void to(double px, double py) {
        add(px, py, true);
        x = px;
        y = py;
    }

    private void close() {
        // TrueType comes back to the first point by itself.
        if (contour.size() > 1 && contour.getFirst().equals(contour.getLast())) {
            contour.removeLast();
        }
        if (contour.size() > 1) {
            contours.add(contour);
        }
        contour = new ArrayList<>();
    }

    private void cubic(double[] c) {
        double error = Math.hypot(c[4] - 3 * c[2] + 3 * c[0] - x, c[5] - 3 * c[3] + 3 * c[1] - y) * Math.sqrt(3) / 36;
        int parts = Math.clamp((int) Math.ceil(Math.cbrt(error / TOLERANCE)), 1, MOST_PARTS);
        double startX = x;
        double startY = y;
        double step = 1.0 / parts;
        for (int i = 1; i <= parts; i++) {
            double from = (i - 1) * step;
            double to = i * step;
            // Where the tangents at both ends meet, by the mean of both estimates.
            double controlX = control(startX, c[0], c[2], c[4], from, to);
            double controlY = control(startY, c[1], c[3], c[5], from, to);
            add(controlX, controlY, false);
            to(at(startX, c[0], c[2], c[4], to), at(startY, c[1], c[3], c[5], to));
        }
    }

    private static double at(double p0, double p1, double p2, double p3, double t) {
        double u = 1 - t;
        return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
    }

    private static double slope(double p0, double p1, double p2, double p3, double t) {
        double u = 1 - t;
        return 3 * (u * u * (p1 - p0) + 2 * u * t * (p2 - p1) + t * t * (p3 - p2));
    }

    private static double control(double p0, double p1, double p2, double p3, double from, double to) {
        double third = (to - from) / 3;
        double first = at(p0, p1, p2, p3, from) + slope(p0, p1, p2, p3, from) * third;
        double second = at(p0, p1, p2, p3, to) - slope(p0, p1, p2, p3, to) * third;
        return (3 * (first + second) - at(p0, p1, p2, p3, from) - at(p0, p1, p2, p3, to)) / 4;
    }

    private byte[] bytes() {
        List<Point> points = contours.stream().flatMap(List::stream).toList();
        if (points.isEmpty()) {
            return new byte[0];
        }
        int length = 10 + 2 * contours.size() + 2 + points.size() * 5;
        ByteBuffer out = ByteBuffer.allocate((length + 3) / 4 * 4);
        out.putShort((short) contours.size());
        out.putShort((short) points.stream().mapToInt(Point::x).min().orElse(0));
        out.putShort((short) points.stream().mapToInt(Point::y).min().orElse(0));
        out.putShort((short) points.stream().mapToInt(Point::x).max().orElse(0));
        out.putShort((short) points.stream().mapToInt(Point::y).max().orElse(0));
        int end = -1;
        for (List<Point> one : contours) {
            end += one.size();
            out.putShort((short) end);
        }
        out.putShort((short) 0); // no instructions
        points.forEach(point -> out.put((byte) (point.onCurve() ? 1 : 0)));
        int before = 0;
        for (Point point : points) {
            out.putShort((short) (point.x() - before));
            before = point.x();
        }
        before = 0;
        for (Point point : points) {
            out.putShort((short) (point.y() - before));
            before = point.y();
        }
        return out.array();
    }
}
