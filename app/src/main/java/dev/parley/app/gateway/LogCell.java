package dev.parley.app.gateway;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** One line of the log: when, how much it matters, what was asked, how it ended, who answered whom. */
final class LogCell extends ListCell<LogLine> {
    static final double HEIGHT = 24;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Texts texts;
    private final Label time = column(98, "muted");
    private final Label level = column(50);
    private final Label method = column(48);
    private final Label path = column(220);
    private final Label status = column(38);
    private final Label took = column(72, "muted");
    private final Label detail = column(80, "muted");
    private final HBox row = new HBox(8, time, level, method, path, status, took, detail);

    LogCell(Texts texts) {
        this.texts = texts;
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
        time.setText(TIME.format(line.at()));
        show(level, texts.get("log.level." + line.level().name().toLowerCase(Locale.ROOT)), line.level());
        method.setText(line.method());
        path.setText(line.path().isEmpty() ? "-" : line.path());
        show(status, Integer.toString(line.status()), line.level());
        long millis = line.took().toMillis();
        took.setText(millis < 1_000 ? texts.get("log.ms", millis) : texts.get("log.s", millis / 1_000.0));
        detail.setText(detail(line));
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

    private String detail(LogLine line) {
        List<String> parts = new ArrayList<>();
        if (line.path().isEmpty()) {
            parts.add(texts.get("log.unknown"));
        }
        if (!line.service().isEmpty()) {
            parts.add(line.service());
        }
        if (line.tokens() > 0) {
            parts.add(texts.get("log.tokens", line.tokens()));
        }
        if (line.end() == LogLine.End.LEFT) {
            parts.add(texts.get("log.left"));
        } else if (line.end() == LogLine.End.CUT) {
            parts.add(texts.get("log.cut"));
        }
        if (!line.caller().isEmpty()) {
            parts.add(line.caller());
        }
        return String.join(", ", parts);
    }
}
