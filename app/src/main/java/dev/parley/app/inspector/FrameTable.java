package dev.parley.app.inspector;

import dev.parley.app.control.ListKeys;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.VisibleText;
import dev.parley.client.JsonText;
import dev.parley.client.capture.Capture;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The frames of a run, of which only those on the screen are nodes. */
final class FrameTable extends TableView<FrameRow> implements AutoCloseable {
    private static final double ROW = 26;
    private static final double HEAD = 32;
    private static final int LEAST_ROWS = 6;

    private final InspectorViewModel model;
    private final Subscriptions subscriptions = new Subscriptions();

    FrameTable(InspectorViewModel model, Texts texts) {
        super(model.frames());
        this.model = model;
        getStyleClass().add("frame-table");
        setAccessibleText(texts.get("frames"));
        setFixedCellSize(ROW);
        setMinHeight(HEAD + LEAST_ROWS * ROW);
        setPrefHeight(HEAD + LEAST_ROWS * ROW);
        setPlaceholder(new Label(texts.get("frames.none")));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        column(texts.get("frames.number"), 52, "quiet", row -> Integer.toString(row.number()));
        column(
                texts.get("frames.time"),
                76,
                "",
                row -> "+" + Measures.seconds(row.frame().atNanos()));
        column(texts.get("frames.gap"), 68, "", FrameTable::gap).setCellFactory(column -> new GapCell());
        column(
                texts.get("frames.bytes"),
                64,
                "quiet",
                row -> Measures.count(row.frame().bytes()));
        TableColumn<FrameRow, String> text = column(texts.get("frames.text"), 160, "left", FrameTable::text);
        text.getStyleClass().add("left");
        text.setMaxWidth(Double.MAX_VALUE);
        ListKeys.passEscape(this);
        getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null) {
                model.frame().set(now);
            }
        });
        ListChangeListener<FrameRow> follow = change -> follow();
        model.frames().addListener(follow);
        subscriptions.add(() -> model.frames().removeListener(follow));
        subscriptions.onChange(model.frame(), row -> {
            if (row == null) {
                getSelectionModel().clearSelection();
            }
        });
    }

    private TableColumn<FrameRow, String> column(
            String name, double width, String styleClass, Function<FrameRow, String> value) {
        TableColumn<FrameRow, String> column = new TableColumn<>(name);
        column.setMinWidth(width);
        column.setPrefWidth(width);
        if (!styleClass.equals("left")) {
            column.setMaxWidth(width);
        }
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(styleClass.equals("left"));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        if (!styleClass.isEmpty()) {
            column.getStyleClass().add(styleClass);
        }
        getColumns().add(column);
        return column;
    }

    private static String gap(FrameRow row) {
        Long gap = row.gapNanos();
        return gap == null ? "" : Measures.millis(gap);
    }

    /** As a string of JSON, so that a space and a line break can be told from nothing. */
    private static String text(FrameRow row) {
        String text = row.frame().text();
        String shown = text == null
                ? shortened(row.frame().raw())
                : JsonText.string(shortened(text)).text();
        return VisibleText.toText(shown);
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    /** While the answer comes and nobody looks at a frame, the newest one is in sight. */
    private void follow() {
        Capture capture = model.capture().get();
        boolean streams = capture != null && capture.ending() == Capture.Ending.OPEN;
        if (streams && model.frame().get() == null && !getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
        }
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    /** A gap that is among the longest hundredth stands out. */
    private final class GapCell extends TableCell<FrameRow, String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            FrameRow row = empty ? null : getTableRow().getItem();
            Long gap = row == null ? null : row.gapNanos();
            long slow = model.gaps().get().percentiles().p99();
            getStyleClass().remove("slow");
            if (row != null
                    && gap != null
                    && slow > 0
                    && gap > slow
                    && row.frame().text() != null) {
                getStyleClass().add("slow");
            }
        }
    }
}
