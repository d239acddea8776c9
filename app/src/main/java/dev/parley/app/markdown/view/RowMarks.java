package dev.parley.app.markdown.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.TextFlow;

/** What is drawn at characters of a row of code without being text of it: most rows have none. */
final class RowMarks {
    private static final double RADIUS = 3;

    private final TextFlow row;
    private final InlineNodes nodes;
    private final List<Node> drawn = new ArrayList<>();

    RowMarks(TextFlow row, InlineNodes nodes) {
        this.row = row;
        this.nodes = nodes;
    }

    void show(String text, List<CodeRows.Mark> hidden, double fontSize) {
        if (!drawn.isEmpty()) {
            row.getChildren().removeAll(drawn);
            drawn.clear();
        }
        if (!hidden.isEmpty()) {
            badges(hidden);
        }
        int from = 0;
        Optional<InlineNodes.Cluster> emoji = nodes.nextEmoji(text, from);
        while (emoji.isPresent()) {
            int start = emoji.get().start();
            from = emoji.get().end();
            int end = from;
            nodes.emoji(text.substring(start, end), fontSize).ifPresent(picture -> place(picture, start, end));
            emoji = nodes.nextEmoji(text, from);
        }
    }

    private void badges(List<CodeRows.Mark> hidden) {
        Path badges = new Path();
        badges.getStyleClass().add("md-hidden-shade");
        badges.setStroke(null);
        for (CodeRows.Mark mark : hidden) {
            for (Bounds box : RangeShapes.boxes(row.getRangeShape(mark.from(), mark.to(), false))) {
                List<PathElement> outline = RangeShapes.rounded(box, 0, RADIUS);
                badges.getElements().addAll(outline);
            }
        }
        add(badges, 0);
    }

    private void place(Node picture, int start, int end) {
        List<Bounds> boxes = RangeShapes.boxes(row.getRangeShape(start, end, false));
        if (boxes.isEmpty()) {
            return;
        }
        Bounds box = boxes.getFirst();
        double size = picture.getLayoutBounds().getWidth();
        picture.relocate(box.getMinX() + (box.getWidth() - size) / 2, box.getMinY() + (box.getHeight() - size) / 2);
        add(picture, row.getChildren().size());
    }

    private void add(Node node, int index) {
        node.setManaged(false);
        node.setMouseTransparent(true);
        drawn.add(node);
        row.getChildren().add(index, node);
    }
}
