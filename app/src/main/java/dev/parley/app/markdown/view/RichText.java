package dev.parley.app.markdown.view;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** Wrapped text of several looks. When it is shown again with more at its end, only what is new gets new nodes. */
final class RichText extends TextFlow implements SelectableText {
    private static final double CODE_MARGIN = 3;
    private static final double CODE_RADIUS = 4;
    private static final int SPARES = 24;

    private final BlockStyle style;
    private final List<Run> runs = new ArrayList<>();
    private final List<Run> spares = new ArrayList<>();
    private String lead = "";
    private @Nullable String flat;
    private @Nullable Path codeShade;
    private @Nullable Path selection;
    private final FoundShade found = new FoundShade(path -> getChildren().add(codeShade == null ? 0 : 1, path));
    private List<TextMark> marks = List.of();
    /** The height at {@link #knownWidth}; negative if not known. */
    private double knownHeight = -1;

    private double knownWidth;
    private int selectedFrom;
    private int selectedTo;

    /** A run and the node that draws it, which may be replaced by a better one. */
    private static final class Run {
        private final InlineSpan span;
        private Node node;

        private Run(InlineSpan span, Node node) {
            this.span = span;
            this.node = node;
        }

        /** How many characters the text layout counts for it: an embedded node counts as one. */
        int flowLength() {
            return node instanceof Text text ? text.getText().length() : 1;
        }
    }

    RichText(BlockStyle style, String... styleClasses) {
        this.style = style;
        getStyleClass().addAll(styleClasses);
    }

    /** Shows {@code spans}; nodes of the runs that are the same as before stay. */
    void show(List<InlineSpan> spans) {
        int same = 0;
        while (same < runs.size() && same < spans.size() && runs.get(same).span.equals(spans.get(same))) {
            same++;
        }
        if (same == runs.size() && same == spans.size()) {
            return;
        }
        flat = null;
        List<Run> old = new ArrayList<>(runs.subList(same, runs.size()));
        runs.subList(same, runs.size()).clear();
        for (InlineSpan span : spans.subList(same, spans.size())) {
            append(span, old);
        }
        old.forEach(this::putAway);
        order();
        requestLayout();
    }

    // A node that enters the scene is styled anew, so those that are not needed stay there, hidden, for the next text.
    private void putAway(Run run) {
        if (run.span.canBeTaken() && spares.size() < SPARES) {
            if (run.node instanceof Text text) {
                text.setText("");
            }
            run.node.setManaged(false);
            run.node.setVisible(false);
            spares.add(run);
        } else {
            getChildren().remove(run.node);
        }
    }

    private static @Nullable Node taken(InlineSpan span, List<Run> from) {
        for (int i = 0; i < from.size(); i++) {
            Run run = from.get(i);
            if (run.span.looksLike(span)) {
                from.remove(i);
                if (run.node instanceof Text text) {
                    text.setText(span.text());
                }
                run.node.setManaged(true);
                run.node.setVisible(true);
                return run.node;
            }
        }
        return null;
    }

    /** Children in the order of the runs; moving them alone keeps them in the scene. */
    private void order() {
        List<Node> ordered = new ArrayList<>();
        if (codeShade != null) {
            ordered.add(codeShade);
        }
        ordered.addAll(found.paths());
        if (selection != null) {
            ordered.add(selection);
        }
        runs.forEach(run -> ordered.add(run.node));
        spares.forEach(run -> ordered.add(run.node));
        if (!ordered.equals(getChildren())) {
            getChildren().setAll(ordered);
        }
    }

    private void append(InlineSpan span, List<Run> old) {
        if (span.kind() == InlineSpan.Kind.CODE && codeShade == null) {
            codeShade = behind("md-code-shade");
        }
        Node known = taken(span, old);
        if (known == null) {
            known = taken(span, spares);
        }
        if (known != null) {
            runs.add(new Run(span, known));
            return;
        }
        Run run = new Run(span, RunNodes.make(span, style));
        runs.add(run);
        getChildren().add(run.node);
        Styling.apply(run.node);
        RunNodes.improve(span, style, better -> replace(run, better));
    }

    private void replace(Run run, Node better) {
        int index = getChildren().indexOf(run.node);
        if (runs.contains(run) && index >= 0) {
            getChildren().set(index, better);
            Styling.apply(better);
            run.node = better;
            requestLayout();
        }
    }

    @Override
    public String lead() {
        return lead;
    }

    @Override
    public void setLead(String newLead) {
        lead = newLead;
    }

    @Override
    public String text() {
        String known = flat;
        if (known == null) {
            StringBuilder all = new StringBuilder();
            runs.forEach(run -> all.append(run.span.flat()));
            known = all.toString();
            flat = known;
        }
        return known;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public int offsetAt(double x, double y) {
        int inFlow = getHitInfo(new Point2D(x, Math.clamp(y, 0, Math.max(0, getHeight() - 1))))
                .getInsertionIndex();
        int offset = 0;
        for (Run run : runs) {
            int length = run.span.flat().length();
            if (inFlow <= run.flowLength()) {
                return offset + (run.flowLength() == length ? inFlow : inFlow == 0 ? 0 : length);
            }
            inFlow -= run.flowLength();
            offset += length;
        }
        return offset;
    }

    private int inFlow(int offset) {
        int left = offset;
        int result = 0;
        for (Run run : runs) {
            int length = run.span.flat().length();
            if (left <= length) {
                return result + (run.flowLength() == length ? left : left == 0 ? 0 : run.flowLength());
            }
            left -= length;
            result += run.flowLength();
        }
        return result;
    }

    @Override
    public void highlight(int from, int to) {
        if (from == selectedFrom && to == selectedTo) {
            return;
        }
        selectedFrom = from;
        selectedTo = to;
        if (from < to && selection == null) {
            selection = behind("md-selection");
        }
        paintSelection();
    }

    private Path behind(String styleClass) {
        Path path = new Path();
        path.getStyleClass().add(styleClass);
        path.setManaged(false);
        path.setMouseTransparent(true);
        path.setStroke(null);
        // The selection is drawn over the shade of code and of what was found, below the text.
        getChildren().add((codeShade == null ? 0 : 1) + found.paths().size(), path);
        Styling.apply(path);
        return path;
    }

    @Override
    public void requestLayout() {
        knownHeight = -1;
        super.requestLayout();
    }

    // What it is in asks several times, and every width means to break the lines again.
    @Override
    protected double computePrefHeight(double width) {
        if (knownHeight < 0 || width != knownWidth) {
            knownHeight = super.computePrefHeight(width);
            knownWidth = width;
        }
        return knownHeight;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        paintCode();
        paintFound();
        paintSelection();
    }

    @Override
    public void mark(List<TextMark> newMarks) {
        if (!newMarks.equals(marks)) {
            marks = newMarks;
            paintFound();
        }
    }

    private void paintFound() {
        int length = marks.isEmpty() ? 0 : text().length();
        found.paint(
                marks.stream().filter(mark -> mark.to() <= length).toList(),
                (from, to) -> getRangeShape(inFlow(from), inFlow(to), false));
    }

    private void paintSelection() {
        if (selection != null) {
            selection
                    .getElements()
                    .setAll(
                            selectedFrom < selectedTo
                                    ? getRangeShape(inFlow(selectedFrom), inFlow(selectedTo), true)
                                    : new PathElement[0]);
        }
    }

    private void paintCode() {
        Path shade = codeShade;
        if (shade == null) {
            return;
        }
        List<PathElement> elements = new ArrayList<>();
        int at = 0;
        int from = -1;
        for (Run run : runs) {
            int end = at + run.flowLength();
            // Code stands between two rooms, with whatever pieces it is drawn in.
            if (run.span.kind() == InlineSpan.Kind.ROOM && from < 0) {
                from = end;
            } else if (run.span.kind() == InlineSpan.Kind.ROOM) {
                for (Bounds box : RangeShapes.boxes(getRangeShape(from, at, false))) {
                    elements.addAll(RangeShapes.rounded(box, CODE_MARGIN, CODE_RADIUS));
                }
                from = -1;
            }
            at = end;
        }
        shade.getElements().setAll(elements);
    }
}
