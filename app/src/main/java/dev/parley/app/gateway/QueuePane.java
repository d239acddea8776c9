package dev.parley.app.gateway;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Texts;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The calls that wait, in the order of their queues. */
final class QueuePane extends VBox {
    private static final double WIDTH = 280;
    private static final int MOST = 20;

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
        int all = model.queue().size();
        count.setText(all == 0 ? "" : Integer.toString(all));
        rows.getChildren()
                .setAll(model.queue().stream().limit(MOST).map(QueuePane::row).toList());
        if (all == 0) {
            VBox none = new VBox(Labels.of(texts.get("queue.none"), "text-ui", "muted"));
            none.getStyleClass().add("queue-row");
            rows.getChildren().setAll(none);
        }
        if (all > MOST) {
            VBox more = new VBox(Labels.of(texts.get("queue.more", all - MOST), "text-caption", "muted"));
            more.getStyleClass().add("queue-row");
            rows.getChildren().add(more);
        }
        rows.getChildren().getLast().getStyleClass().add("last");
    }

    private static VBox row(QueueRow queued) {
        Label waited = Labels.of(queued.waited(), "text-code-small");
        waited.setMinWidth(USE_PREF_SIZE);
        HBox first = new HBox(
                8,
                Labels.of(Integer.toString(queued.position()), "text-code-small", "muted"),
                Labels.of(queued.model(), "text-ui-medium"),
                Labels.gap(),
                waited);
        VBox row = new VBox(
                2,
                first,
                Labels.of(queued.path(), "text-code-small", "muted"),
                Labels.of(queued.reason(), "text-caption", "muted"));
        row.getStyleClass().add("queue-row");
        return row;
    }
}
