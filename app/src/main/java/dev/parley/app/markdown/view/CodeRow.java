package dev.parley.app.markdown.view;

import dev.parley.app.markdown.highlight.CodeSpan;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** One row of code on the screen. */
final class CodeRow extends TextFlow {
    private static final int SPARE = 24;
    private final List<Text> pieces = new ArrayList<>();
    private final RowMarks marks;
    private final FoundShade found = new FoundShade(getChildren()::addFirst);
    private List<TextMark> foundMarks = List.of();
    private boolean stale;
    private @Nullable Path selection;
    private String line = "";
    private List<CodeSpan> spans = List.of();
    private int from;
    private int to;

    private final CodePalette palette;

    CodeRow(CodePalette palette, InlineNodes nodes) {
        this.palette = palette;
        this.marks = new RowMarks(this, nodes);
        getStyleClass().add("md-code-row");
        setTabSize(4);
    }

    String shown() {
        return line.substring(from, to);
    }

    /** Shows {@code newFrom} to {@code newTo} of a line; {@code false} if it did already. */
    boolean show(String newLine, List<CodeSpan> newSpans, int newFrom, int newTo) {
        if (newFrom == from && newTo == to && newLine.equals(line) && newSpans.equals(spans)) {
            return false;
        }
        stale = true;
        line = newLine;
        spans = newSpans;
        from = newFrom;
        to = newTo;
        int used = 0;
        for (CodeSpan span : newSpans) {
            int start = Math.max(span.from(), newFrom);
            int end = Math.min(span.to(), newTo);
            if (start < end) {
                piece(used++, newLine.substring(start, end), span.kind());
            }
        }
        rest(used);
        return true;
    }

    // Some nodes that a shorter line does not need stay for the next one: a node that enters the scene is styled anew.
    private void rest(int used) {
        while (pieces.size() > used + SPARE) {
            getChildren().remove(pieces.removeLast());
        }
        for (int i = used; i < pieces.size(); i++) {
            setText(pieces.get(i), "");
        }
    }

    /** Shows nothing, and is not seen. */
    void putAway() {
        setVisible(false);
        highlight(0, 0);
        found(List.of());
        marks.clear();
        rest(0);
        line = "";
        spans = List.of();
        from = 0;
        to = 0;
    }

    private static void setText(Text piece, String text) {
        if (!piece.getText().equals(text)) {
            piece.setText(text);
        }
    }

    /** Draws badges behind the names of characters that cannot be seen, and emoji over what the font has for them. */
    void mark(List<CodeRows.Mark> hidden) {
        marks.show(shown(), hidden, palette.font().getSize());
    }

    /** Takes the colours and the font anew. */
    void repaint() {
        line = "";
        spans = List.of();
        pieces.forEach(piece -> piece.setFont(palette.font()));
    }

    private void piece(int index, String text, CodeSpan.Kind kind) {
        // Set by hand, since rows change far more often than style sheets do.
        if (index == pieces.size()) {
            Text made = new Text(text);
            made.setFont(palette.font());
            made.setFill(palette.fill(kind));
            pieces.add(made);
            getChildren().add(made);
            return;
        }
        Text piece = pieces.get(index);
        setText(piece, text);
        piece.setFill(palette.fill(kind));
    }

    /** The offset in what it shows that is nearest to {@code x}. */
    int offsetAt(double x) {
        return from == to
                ? 0
                : Math.min(
                        to - from, getHitInfo(new Point2D(x, getHeight() / 2)).getInsertionIndex());
    }

    /** Shows offsets of what it shows as selected. */
    void highlight(int start, int end) {
        if (start >= end && selection == null) {
            return;
        }
        Path path = selection == null ? behind() : selection;
        path.getElements().setAll(start < end ? getRangeShape(start, end, true) : new PathElement[0]);
    }

    /** Shows these parts of what it shows as found. */
    void found(List<TextMark> newMarks) {
        if (!newMarks.equals(foundMarks) || (stale && !newMarks.isEmpty())) {
            foundMarks = newMarks;
            found.paint(newMarks, (start, end) -> getRangeShape(start, end, true));
        }
        stale = false;
    }

    private Path behind() {
        Path path = new Path();
        path.getStyleClass().add("md-selection");
        path.setManaged(false);
        path.setMouseTransparent(true);
        path.setStroke(null);
        selection = path;
        getChildren().add(found.paths().size(), (Node) path);
        return path;
    }
}
