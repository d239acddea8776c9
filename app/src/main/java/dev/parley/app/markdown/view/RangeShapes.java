package dev.parley.app.markdown.view;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;

/** The shapes behind a range of text: one box a line. */
final class RangeShapes {
    private RangeShapes() {}

    /** The boxes that the toolkit's outline of a range consists of. */
    static List<Bounds> boxes(PathElement[] outline) {
        List<Bounds> result = new ArrayList<>();
        double minX = 0;
        double minY = 0;
        double maxX = 0;
        double maxY = 0;
        boolean open = false;
        for (PathElement element : outline) {
            if (element instanceof MoveTo move) {
                if (open) {
                    result.add(new BoundingBox(minX, minY, maxX - minX, maxY - minY));
                }
                open = true;
                minX = move.getX();
                maxX = move.getX();
                minY = move.getY();
                maxY = move.getY();
            } else if (element instanceof LineTo line) {
                minX = Math.min(minX, line.getX());
                maxX = Math.max(maxX, line.getX());
                minY = Math.min(minY, line.getY());
                maxY = Math.max(maxY, line.getY());
            }
        }
        if (open) {
            result.add(new BoundingBox(minX, minY, maxX - minX, maxY - minY));
        }
        return result;
    }

    /** A box with round corners, {@code grow} px wider on both sides. */
    static List<PathElement> rounded(Bounds box, double grow, double radius) {
        double left = box.getMinX() - grow;
        double right = box.getMaxX() + grow;
        double top = Math.floor(box.getMinY());
        double bottom = Math.ceil(box.getMaxY());
        return List.of(
                new MoveTo(left + radius, top),
                new HLineTo(right - radius),
                corner(right, top + radius, radius),
                new VLineTo(bottom - radius),
                corner(right - radius, bottom, radius),
                new HLineTo(left + radius),
                corner(left, bottom - radius, radius),
                new VLineTo(top + radius),
                corner(left + radius, top, radius),
                new ClosePath());
    }

    private static ArcTo corner(double x, double y, double radius) {
        return new ArcTo(radius, radius, 0, x, y, false, true);
    }
}
