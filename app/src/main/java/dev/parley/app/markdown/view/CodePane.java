package dev.parley.app.markdown.view;

import dev.parley.app.markdown.highlight.CodeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** The lines of a code block, of which only those in sight have nodes. */
final class CodePane extends Region implements SelectableText {
    /** A tab; what is drawn by another font is two and a half times as wide as a letter. */
    private static final int WIDEST_CHARACTER = 4;

    private static final double ROW = 20;
    private static final double PAD_X = 12;
    private static final double PAD_Y = 10;
    private static final double HIGHEST = 442;
    private static final double BAR = 10;

    private final CodeText code;
    private final InlineNodes inline;
    private final CodeRows rows;
    private final Pane sheet = new Pane();
    private final Rectangle clip = new Rectangle();
    private final Pane paper = new Pane();
    private final SlimBar down = new SlimBar(this, getChildren()::add, Orientation.VERTICAL, this::moved);
    private final SlimBar across = new SlimBar(this, getChildren()::add, Orientation.HORIZONTAL, this::requestLayout);
    private final CodePalette palette = new CodePalette(this::repaint);
    private final List<CodeRow> views = new ArrayList<>();
    private final List<CodeRow> spares = new ArrayList<>();
    private String lead = "";
    private boolean wrap;
    private boolean open = true;

    /** Whether it follows its end as it grows; over as soon as somebody scrolls up. */
    private boolean following = true;

    private double top;
    private int selectedFrom;
    private int selectedTo;
    private int firstRow = -1;
    private List<TextMark> marks = List.of();

    /** {@code inline} draws emoji. */
    CodePane(CodeText code, InlineNodes inline) {
        this.code = code;
        this.inline = inline;
        this.rows = new CodeRows(code);
        getStyleClass().add("md-code-pane");
        sheet.setClip(clip);
        sheet.getChildren().add(paper);
        paper.setManaged(false);
        getChildren().addAll(sheet, palette);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    /** {@code hidden}: the names of characters that cannot be seen. */
    void changed(int firstLine, boolean isOpen, List<CodeRows.Mark> hidden) {
        rows.setHidden(hidden);
        open = isOpen;
        rows.changed(firstLine);
        firstRow = -1;
        requestLayout();
    }

    /** Lines have the same text as before, but other colours. */
    void recolour() {
        firstRow = -1;
        requestLayout();
    }

    /** Another code altogether: what was scrolled or wrapped of the last one is forgotten. */
    void startAgain() {
        top = 0;
        following = true;
        across.setValue(0);
    }

    private void repaint() {
        views.forEach(CodeRow::repaint);
        spares.forEach(CodeRow::repaint);
        recolour();
    }

    void setWrap(boolean newWrap) {
        wrap = newWrap;
        firstRow = -1;
        requestLayout();
    }

    private void moved() {
        if (Math.round(down.getValue()) != Math.round(top)) {
            top = Math.round(down.getValue());
            following = top >= down.getMax() - 1;
            requestLayout();
        }
    }

    // At its ends the wheel goes on to the list that the block is in.
    private void scrolled(ScrollEvent event) {
        if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            if (across.isVisible()) {
                across.setValue(Math.clamp(across.getValue() - event.getDeltaX(), 0, across.getMax()));
                event.consume();
            }
            return;
        }
        double to = Math.clamp(top - event.getDeltaY(), 0, Math.max(0, down.getMax()));
        if (down.isVisible() && to != top) {
            following = to >= down.getMax() && event.getDeltaY() < 0;
            down.setValue(to);
            event.consume();
        }
    }

    private void fit(double width) {
        int columns = (int) Math.max(8, Math.floor((width - 2 * PAD_X - BAR) / Math.max(1, palette.characterWidth())));
        rows.setColumns(wrap ? columns : Integer.MAX_VALUE);
    }

    private boolean isWide(double width) {
        return !wrap && rows.longest() * palette.characterWidth() + 2 * PAD_X > width;
    }

    private double allRows() {
        return rows.size() * ROW + 2 * PAD_Y;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        fit(width);
        return Math.min(HIGHEST, allRows() + (isWide(width) ? BAR : 0));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        fit(width);
        boolean wide = isWide(width);
        double height = getHeight() - (wide ? BAR : 0);
        clip.setWidth(width);
        clip.setHeight(height);
        sheet.resizeRelocate(0, 0, width, height);
        double over = Math.max(0, allRows() - height);
        top = open && following ? over : Math.min(top, over);
        down.show(over, height, top);
        down.resizeRelocate(width - BAR - 1, 1, BAR, Math.max(0, height - 2));
        double wideOver = wide ? rows.longest() * palette.characterWidth() + 2 * PAD_X - width : 0;
        across.show(wideOver, width, Math.min(across.getValue(), wideOver));
        across.resizeRelocate(0, getHeight() - BAR, width, BAR);
        layoutRows(height);
    }

    private void layoutRows(double height) {
        int first = Math.clamp((int) Math.floor((top - PAD_Y) / ROW), 0, Math.max(0, rows.size() - 1));
        int last = Math.clamp((int) Math.ceil((top - PAD_Y + height) / ROW), first, rows.size());
        if (firstRow >= 0 && first != firstRow) {
            rotate(first - firstRow);
        }
        firstRow = first;
        while (views.size() < last - first) {
            views.add(spareRow());
        }
        while (views.size() > last - first) {
            CodeRow spare = views.removeLast();
            spare.putAway();
            spares.add(spare);
        }
        double widest = Math.ceil((rows.longest() + 1) * palette.characterWidth() * WIDEST_CHARACTER);
        paper.relocate(PAD_X - Math.round(across.getValue()), PAD_Y - top);
        for (int i = 0; i < views.size(); i++) {
            CodeRows.Row row = rows.get(first + i);
            CodeRow view = views.get(i);
            if (view.show(code.line(row.line()), code.spans(row.line()), row.from(), row.to())) {
                // Wide enough for any row: to ask each for its own width is to lay its text out twice.
                view.resize(widest, ROW);
                view.mark(rows.hiddenIn(row));
            }
            view.relocate(0, (first + i) * ROW);
            highlight(view, row);
            mark(view, row);
        }
    }

    // Code that grows needs again what shorter code did not.
    private CodeRow spareRow() {
        if (spares.isEmpty()) {
            CodeRow made = new CodeRow(palette, inline);
            paper.getChildren().add(made);
            return made;
        }
        CodeRow spare = spares.removeLast();
        spare.setVisible(true);
        return spare;
    }

    // Rows that stay in sight keep their nodes.
    private void rotate(int by) {
        if (Math.abs(by) < views.size()) {
            Collections.rotate(views, -by);
        }
    }

    private void highlight(CodeRow view, CodeRows.Row row) {
        int at = row.start() + row.from();
        int length = row.to() - row.from();
        view.highlight(Math.clamp((long) selectedFrom - at, 0, length), Math.clamp((long) selectedTo - at, 0, length));
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
        return code.text();
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public int offsetAt(double x, double y) {
        int index = (int) Math.floor((y - PAD_Y + top) / ROW);
        if (index < 0 || rows.size() == 0) {
            return 0;
        }
        if (index >= rows.size()) {
            return code.text().length();
        }
        CodeRows.Row row = rows.get(index);
        int inViews = index - firstRow;
        int offset = inViews >= 0 && inViews < views.size() ? views.get(inViews).offsetAt(x - paper.getLayoutX()) : 0;
        return row.start() + row.from() + offset;
    }

    private void mark(CodeRow view, CodeRows.Row row) {
        int at = row.start() + row.from();
        int end = row.start() + row.to();
        view.found(
                marks.isEmpty()
                        ? List.of()
                        : marks.stream()
                                .filter(mark -> mark.from() < end && mark.to() > at)
                                .map(mark -> new TextMark(
                                        Math.max(mark.from(), at) - at, Math.min(mark.to(), end) - at, mark.current()))
                                .toList());
    }

    @Override
    public void mark(List<TextMark> newMarks) {
        if (!newMarks.equals(marks)) {
            marks = newMarks;
            for (int i = 0; i < views.size() && firstRow >= 0 && firstRow + i < rows.size(); i++) {
                mark(views.get(i), rows.get(firstRow + i));
            }
        }
    }

    @Override
    public void highlight(int from, int to) {
        if (from != selectedFrom || to != selectedTo) {
            selectedFrom = from;
            selectedTo = to;
            for (int i = 0; i < views.size() && firstRow >= 0 && firstRow + i < rows.size(); i++) {
                highlight(views.get(i), rows.get(firstRow + i));
            }
        }
    }
}
