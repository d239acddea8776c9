package dev.parley.app.gateway;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Texts;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What waits, by upstream. */
final class QueuePane extends VBox {
    private static final double WIDTH = 240;

    private final GatewayViewModel model;
    private final Texts texts;
    private final Label count = Labels.of("", "text-code-small", "muted");
    private final VBox rows = new VBox();

    QueuePane(GatewayViewModel model, Texts texts) {
        super(8);
        this.model = model;
        this.texts = texts;
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        HBox head = new HBox(8, Labels.of(texts.get("queue.title"), "text-section"), count);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        rows.getStyleClass().add("place-table");
        getChildren().addAll(head, rows, Labels.wrapped(texts.get("queue.about"), "text-caption", "muted"));
        model.queue().addListener((ListChangeListener<QueueRow>) change -> show());
        show();
    }

    private void show() {
        int all = model.queue().stream().mapToInt(QueueRow::waiting).sum();
        count.setText(all == 0 ? "" : Integer.toString(all));
        rows.getChildren().setAll(model.queue().stream().map(this::row).toList());
        if (all == 0) {
            VBox none = new VBox(Labels.of(texts.get("queue.none"), "text-ui", "muted"));
            none.getStyleClass().add("queue-row");
            rows.getChildren().setAll(none);
        }
        rows.getChildren().getLast().getStyleClass().add("last");
    }

    private VBox row(QueueRow queued) {
        HBox first = new HBox(
                8,
                Labels.of(queued.upstream(), "text-ui-medium"),
                Labels.gap(),
                Labels.of(texts.get("queue.waiting", queued.waiting()), "text-code-small"));
        VBox row = new VBox(2, first, Labels.of(queued.reason(), "text-caption", "muted"));
        row.getStyleClass().add("queue-row");
        return row;
    }
}
