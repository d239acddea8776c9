package dev.parley.app.markdown.view;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The cells of a table. Rows that are added at the end leave those above alone. */
final class TableGrid extends Region {
    private static final double PAD_X = 12;
    private static final double PAD_Y = 5;
    private static final double ROW = 30;
    private static final double WIDEST = 320;
    private static final double NARROWEST = 96;
    private static final Pattern NUMBER =
            Pattern.compile("[-+~<>≈≤≥]?[\\d.,\\u00A0 ]*\\d[\\d.,]*(\\s?\\p{L}?[\\p{L}%/]{0,6})?");

    private final BlockStyle style;
    private final Region head = new Region();
    private final List<List<RichText>> rows = new ArrayList<>();
    private final List<Region> lines = new ArrayList<>();
    private final List<SpareRow> spares = new ArrayList<>();
    private List<Block.Alignment> columns = List.of();
    private final List<List<List<Inline>>> shown = new ArrayList<>();
    private double @Nullable [] naturalWidths;

    /** The heights of the rows at {@link #heightsWidth}. */
    private double @Nullable [] heights;

    private double heightsWidth;

    TableGrid(BlockStyle style) {
        this.style = style;
        head.getStyleClass().add("md-table-head");
        getChildren().add(head);
    }

    /** Shows a table with the same columns as before, or the first one. */
    void show(Block.Table table) {
        columns = table.columns();
        showRow(0, table.head());
        for (int i = 0; i < table.rows().size(); i++) {
            showRow(i + 1, table.rows().get(i));
        }
        while (rows.size() > table.rows().size() + 1) {
            putAway();
        }
        requestLayout();
    }

    private void showRow(int index, List<List<Inline>> cells) {
        if (index == rows.size()) {
            addRow(cells.size());
        }
        if (shown.get(index).equals(cells)) {
            return;
        }
        shown.set(index, cells);
        for (int column = 0; column < cells.size(); column++) {
            RichText text = rows.get(index).get(column);
            text.show(InlineSpans.of(cells.get(column), style.inline()));
            boolean number = index > 0 && NUMBER.matcher(text.text()).matches();
            if (number != text.getStyleClass().contains("md-table-number")) {
                text.getStyleClass().remove("md-table-number");
                if (number) {
                    text.getStyleClass().add("md-table-number");
                }
            }
        }
    }

    /** A row that a shorter table does not need, kept for when it grows. */
    private record SpareRow(List<RichText> texts, Region line) {}

    private void putAway() {
        SpareRow row = new SpareRow(rows.removeLast(), lines.removeLast());
        shown.removeLast();
        row.line.setVisible(false);
        for (RichText text : row.texts) {
            text.highlight(0, 0);
            text.show(List.of());
            text.setVisible(false);
        }
        spares.add(row);
    }

    private void bringBack() {
        SpareRow row = spares.removeLast();
        row.line.setVisible(true);
        row.texts.forEach(text -> text.setVisible(true));
        rows.add(row.texts);
        lines.add(row.line);
        shown.add(List.of());
    }

    private void addRow(int size) {
        int index = rows.size();
        if (!spares.isEmpty()) {
            bringBack();
            return;
        }
        List<RichText> row = new ArrayList<>();
        for (int column = 0; column < size; column++) {
            RichText text = new RichText(style, "md-text", index == 0 ? "md-table-title" : "md-table-cell");
            text.setTextAlignment(alignment(column));
            text.setLead(column > 0 ? "\t" : index > 0 ? "\n" : "");
            row.add(text);
        }
        if (index > 0) {
            Region line = new Region();
            line.getStyleClass().add("md-table-line");
            lines.add(line);
            getChildren().add(line);
            Styling.apply(line);
        }
        rows.add(row);
        shown.add(List.of());
        getChildren().addAll(row);
        row.forEach(Styling::apply);
    }

    private TextAlignment alignment(int column) {
        return switch (column < columns.size() ? columns.get(column) : Block.Alignment.LEFT) {
            case LEFT -> TextAlignment.LEFT;
            case CENTER -> TextAlignment.CENTER;
            case RIGHT -> TextAlignment.RIGHT;
        };
    }

    List<SelectableText> texts() {
        List<SelectableText> result = new ArrayList<>();
        rows.forEach(result::addAll);
        return result;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    public void requestLayout() {
        naturalWidths = null;
        heights = null;
        super.requestLayout();
    }

    private double natural(int column) {
        double[] known = naturalWidths;
        if (known == null) {
            known = new double[columns.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = measured(i);
            }
            naturalWidths = known;
        }
        return known[column];
    }

    private double measured(int column) {
        double widest = 0;
        for (List<RichText> row : rows) {
            widest = Math.max(widest, row.get(column).prefWidth(-1));
        }
        return Math.min(WIDEST, Math.ceil(widest)) + 2 * PAD_X;
    }

    @Override
    protected double computeMinWidth(double height) {
        double sum = 0;
        for (int column = 0; column < columns.size(); column++) {
            sum += Math.min(natural(column), NARROWEST + 2 * PAD_X);
        }
        return sum;
    }

    @Override
    protected double computePrefWidth(double height) {
        double sum = 0;
        for (int column = 0; column < columns.size(); column++) {
            sum += natural(column);
        }
        return sum;
    }

    /** The widths of the columns: what they want, more if there is room, less of what is above the least if not. */
    private double[] widths(double width) {
        double[] widths = new double[columns.size()];
        double sum = 0;
        double shrinkable = 0;
        for (int column = 0; column < widths.length; column++) {
            widths[column] = natural(column);
            sum += widths[column];
            shrinkable += Math.max(0, widths[column] - NARROWEST - 2 * PAD_X);
        }
        double missing = width - sum;
        for (int column = 0; column < widths.length; column++) {
            widths[column] = missing >= 0
                    ? widths[column] + missing * widths[column] / sum
                    : widths[column]
                            + missing * Math.max(0, widths[column] - NARROWEST - 2 * PAD_X) / Math.max(1, shrinkable);
        }
        return widths;
    }

    /** What a text of a column gets: in whole pixels here, where it is measured, too, else it may wrap once more. */
    private static double inner(double columnWidth) {
        return Math.floor(columnWidth - 2 * PAD_X);
    }

    private static double height(List<RichText> row, double[] widths) {
        double height = ROW;
        for (int column = 0; column < row.size(); column++) {
            height = Math.max(height, Math.ceil(row.get(column).prefHeight(inner(widths[column]))) + 2 * PAD_Y);
        }
        return height;
    }

    @Override
    protected double computePrefHeight(double width) {
        double sum = 0;
        for (double height : heights(width)) {
            sum += height;
        }
        return sum;
    }

    private double[] heights(double width) {
        double[] known = heights;
        if (known == null || heightsWidth != width) {
            double[] widths = widths(width);
            known = new double[rows.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = height(rows.get(i), widths);
            }
            heights = known;
            heightsWidth = width;
        }
        return known;
    }

    @Override
    protected void layoutChildren() {
        double[] widths = widths(getWidth());
        double[] known = heights(getWidth());
        double y = 0;
        for (int i = 0; i < rows.size(); i++) {
            List<RichText> row = rows.get(i);
            double height = known[i];
            double x = 0;
            for (int column = 0; column < row.size(); column++) {
                RichText text = row.get(column);
                double inner = inner(widths[column]);
                double textHeight = Math.ceil(text.prefHeight(inner));
                text.resizeRelocate(Math.rint(x + PAD_X), y + Math.floor((height - textHeight) / 2), inner, textHeight);
                x += widths[column];
            }
            if (i == 0) {
                head.resizeRelocate(0, 0, getWidth(), height);
            } else {
                lines.get(i - 1).resizeRelocate(0, y, getWidth(), 1);
            }
            y += height;
        }
    }
}
