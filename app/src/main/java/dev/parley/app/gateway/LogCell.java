package dev.parley.app.gateway;

import dev.parley.app.control.Labels;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** One line of the log: when, how much it matters, what was asked, how it ended, who answered whom. */
final class LogCell extends ListCell<LogLine> {
    static final double HEIGHT = 24;
    private final LogText words;
    private final Label time = column(98, "muted");
    private final Label level = column(50);
    private final Label method = column(48);
    private final Label path = column(220);
    private final Label status = column(38);
    private final Label took = column(72, "muted");
    private final Label detail = column(80, "muted");
    private final HBox row = new HBox(8, time, level, method, path, status, took, detail);

    LogCell(LogText words) {
        this.words = words;
        row.setAlignment(Pos.CENTER_LEFT);
        took.setAlignment(Pos.CENTER_RIGHT);
        path.setMinWidth(110);
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMinWidth(0);
        detail.setMaxWidth(Double.MAX_VALUE);
        row.prefWidthProperty().bind(widthProperty().subtract(16));
        setPrefWidth(0); // as wide as the list, never wider
        getStyleClass().add("log-cell");
    }

    private static Label column(double width, String... styles) {
        Label label = Labels.of("", "text-code-small");
        label.getStyleClass().addAll(styles);
        label.setMinWidth(width);
        label.setPrefWidth(width);
        return label;
    }

    @Override
    protected void updateItem(@Nullable LogLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        time.setText(words.time(line));
        show(level, words.level(line), line.level());
        method.setText(line.method());
        path.setText(words.path(line));
        show(status, Integer.toString(line.status()), line.level());
        took.setText(words.took(line));
        detail.setText(words.detail(line));
        setAccessibleText(String.join(
                ", ",
                time.getText(),
                level.getText(),
                method.getText(),
                path.getText(),
                status.getText(),
                took.getText(),
                detail.getText()));
        setGraphic(row);
    }

    private static void show(Label label, String text, LogLine.Level level) {
        label.setText(text);
        label.getStyleClass().removeAll("warning", "danger", "muted");
        label.getStyleClass()
                .add(
                        switch (level) {
                            case INFO -> "muted";
                            case WARNING -> "warning";
                            case ERROR -> "danger";
                        });
    }
}
