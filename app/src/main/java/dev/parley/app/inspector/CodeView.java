package dev.parley.app.inspector;

import dev.parley.app.control.ListKeys;
import dev.parley.app.markdown.VisibleText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lines of text of which only those on the screen are nodes, so that a body of a million lines costs what a short one
 * does. What is between braces is folded by its mark, or by the keys left and right.
 */
final class CodeView extends StackPane {
    static final double ROW = 18;
    private static final double COLUMN = 7.2;
    private static final double GUTTER = 16;
    private static final double MARGINS = 36;
    private static final int LEAST_COLUMNS = 20;
    private static final int FIRST_COLUMNS = 56;

    /** Makes lines of at most so many columns. */
    interface Source {
        List<CodeLine> lines(int columns);
    }

    private final ObservableList<Integer> visible = FXCollections.observableArrayList();
    private final ListView<Integer> list = new ListView<>(visible);
    private final Set<Integer> folded = new HashSet<>();
    private List<CodeLine> lines = List.of();
    private Source source = columns -> List.of();
    private int columns = FIRST_COLUMNS;
    private final int mostRows;

    /** {@code mostRows}: it is as high as its lines but not higher; 0: as high as there is room. */
    CodeView(String accessibleText, int mostRows) {
        this.mostRows = mostRows;
        getStyleClass().add("code-view");
        list.getStyleClass().add("code-list");
        list.setAccessibleText(accessibleText);
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new LineCell());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        ListKeys.passEscape(list);
        list.widthProperty().addListener((observed, before, now) -> {
            int fitting = Math.max(LEAST_COLUMNS, (int) ((now.doubleValue() - MARGINS) / COLUMN));
            if (fitting != columns) {
                columns = fitting;
                fill();
            }
        });
        getChildren().add(list);
    }

    /** Shows other lines, all unfolded. */
    void show(Source newSource) {
        source = newSource;
        fill();
    }

    private void fill() {
        folded.clear();
        lines = source.lines(columns);
        arrange();
        if (mostRows > 0) {
            int rows = Math.clamp(lines.size(), 1, mostRows);
            list.setPrefHeight(rows * ROW);
            list.setMinHeight(rows * ROW);
        }
    }

    private void arrange() {
        List<Integer> now = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            now.add(i);
            if (folded.contains(i)) {
                i += lines.get(i).foldTo();
            }
        }
        visible.setAll(now);
    }

    private void fold(int line, boolean fold) {
        boolean changes = fold ? lines.get(line).foldTo() > 0 && folded.add(line) : folded.remove(line);
        if (changes) {
            arrange();
            list.getSelectionModel().select(Integer.valueOf(line));
        }
    }

    private void onKey(KeyEvent event) {
        Integer line = list.getSelectionModel().getSelectedItem();
        boolean left = event.getCode() == KeyCode.LEFT;
        if (line != null
                && (left || event.getCode() == KeyCode.RIGHT)
                && lines.get(line).foldTo() > 0) {
            fold(line, left);
            event.consume();
        }
    }

    /** A line with its mark. */
    private final class LineCell extends ListCell<Integer> {
        private final FontIcon mark = new FontIcon();
        private final StackPane gutter = new StackPane(mark);
        private final Region indent = new Region();
        private final HBox texts = new HBox();
        private final HBox row = new HBox(gutter, indent, texts);

        LineCell() {
            getStyleClass().add("code-row");
            mark.getStyleClass().add("icon-12");
            gutter.setMinWidth(GUTTER);
            gutter.setMaxWidth(GUTTER);
            gutter.setOnMouseClicked(event -> {
                Integer line = getItem();
                if (line != null) {
                    fold(line, !folded.contains(line));
                }
            });
            row.setAlignment(Pos.CENTER_LEFT);
            texts.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Integer item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null || item >= lines.size()) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            CodeLine line = lines.get(item);
            boolean isFolded = folded.contains(item);
            mark.setVisible(line.foldTo() > 0);
            mark.setIconLiteral(isFolded ? "fth-chevron-right" : "fth-chevron-down");
            indent.setMinWidth(line.indent() * COLUMN);
            texts.getChildren().clear();
            line.spans().forEach(span -> add(span.text(), span.kind().styleClass()));
            if (isFolded) {
                add(" … ", "code-punctuation");
                lines.get(item + line.foldTo())
                        .spans()
                        .forEach(span -> add(span.text(), span.kind().styleClass()));
            }
            setAccessibleText(VisibleText.toText(line.text()));
            setGraphic(row);
        }

        private void add(String text, String styleClass) {
            Text piece = new Text(VisibleText.toText(text));
            piece.getStyleClass().add("code-piece");
            if (!styleClass.isEmpty()) {
                piece.getStyleClass().add(styleClass);
            }
            texts.getChildren().add(piece);
        }
    }
}
