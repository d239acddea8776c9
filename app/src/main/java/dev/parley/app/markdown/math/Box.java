package dev.parley.app.markdown.math;

/** A rectangle. */
record Box(double left, double top, double right, double bottom) {

    /** The rectangle around a transformed one. */
    static Box of(double x, double y, double width, double height, Affine affine) {
        double x1 = affine.x(x, y);
        double y1 = affine.y(x, y);
        double x2 = affine.x(x + width, y + height);
        double y2 = affine.y(x + width, y + height);
        return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }

    Box intersect(Box other) {
        return new Box(
                Math.max(left, other.left),
                Math.max(top, other.top),
                Math.min(right, other.right),
                Math.min(bottom, other.bottom));
    }

    boolean isEmpty() {
        return !(left < right && top < bottom);
    }

    String path() {
        StringBuilder out = new StringBuilder("M");
        double[] corners = {left, top, right, top, right, bottom, left, bottom};
        for (int i = 0; i < corners.length; i += 2) {
            out.append(i == 0 ? "" : "L");
            Outline.append(out, corners[i]);
            out.append(' ');
            Outline.append(out, corners[i + 1]);
            out.append(' ');
        }
        return out.append('Z').toString();
    }
}
