package dev.parley.app.markdown.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.Block;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** An item of a list: its marker, and its blocks beside it. */
final class ItemView implements BlockView {
    private static final double INDENT = 22;
    private static final double LINE = 24;
    private static final double TIGHT_GAP = 2;
    private static final double LOOSE_GAP = 4;

    private final boolean tight;
    private final BlockColumn column;
    private final Beside node;
    private String marker = "";
    private @Nullable Boolean checked;

    ItemView(Block.Item item, BlockStyle style) {
        tight = item.tight();
        column = new BlockColumn(style, tight);
        node = new Beside(column);
        node.setPadding(new Insets(0, 0, tight ? TIGHT_GAP : LOOSE_GAP, 0));
        show(item);
    }

    private void show(Block.Item item) {
        if (!marker.equals(item.marker()) || !Objects.equals(checked, item.checked())) {
            marker = item.marker();
            checked = item.checked();
            node.setMarker(checked == null ? mark(marker) : box(checked));
        }
        column.show(item.content());
    }

    private static Node mark(String marker) {
        boolean number = !marker.isEmpty() && Character.isDigit(marker.charAt(0));
        Text text = new Text(number ? marker : "•");
        text.getStyleClass().add(number ? "md-number" : "md-bullet");
        return text;
    }

    private static Node box(boolean done) {
        StackPane box = new StackPane();
        box.getStyleClass().addAll("md-task", done ? "md-task-done" : "md-task-open");
        if (done) {
            box.getChildren().add(new FontIcon("fth-check"));
        }
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(Texts.of(ItemView.class).get(done ? "item.done" : "item.open"));
        return box;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean update(Block block) {
        if (block instanceof Block.Item item && item.tight() == tight) {
            show(item);
            return true;
        }
        return false;
    }

    @Override
    public List<SelectableText> texts() {
        return column.texts();
    }

    @Override
    public void dispose() {
        column.dispose();
    }

    /** The marker in the indentation, in the middle of the first line. */
    private static final class Beside extends Region {
        private final BlockColumn column;
        private @Nullable Node marker;

        Beside(BlockColumn column) {
            this.column = column;
            getChildren().add(column);
        }

        void setMarker(Node newMarker) {
            getChildren().remove(marker);
            marker = newMarker;
            getChildren().add(newMarker);
            Styling.apply(newMarker);
        }

        private double indent() {
            // A number of many digits makes its own room.
            return marker == null ? INDENT : Math.max(INDENT, Math.ceil(marker.prefWidth(-1)) + 8);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.max(LINE, column.prefHeight(width - indent())) + snappedBottomInset();
        }

        @Override
        protected void layoutChildren() {
            double indent = indent();
            column.resizeRelocate(indent, 0, getWidth() - indent, getHeight() - snappedBottomInset());
            if (marker != null) {
                layoutInArea(marker, 0, 0, indent - 8, LINE, 0, javafx.geometry.HPos.LEFT, VPos.CENTER);
            }
        }
    }
}
