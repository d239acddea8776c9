package dev.parley.app.inspector;

import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Texts;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnOrigin;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is known of an answer whose wire was not kept. */
final class StoredPane extends VBox {
    private static final double NAMES = 148;

    private final Texts texts;
    private final Label sentence = Rows.label("", "text-ui");
    private final GridPane facts = new GridPane(16, 6);

    StoredPane(Texts texts) {
        this.texts = texts;
        getStyleClass().add("inspector-pane");
        Wrapping.wrap(sentence);
        facts.getStyleClass().add("header-table");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        facts.getColumnConstraints().addAll(new ColumnConstraints(NAMES), values);
        getChildren().addAll(sentence, facts);
    }

    void show(InspectorViewModel.State state, @Nullable Turn turn) {
        sentence.setText(texts.get("state." + state.name().toLowerCase(Locale.ROOT)));
        facts.getChildren().clear();
        facts.setVisible(turn != null);
        facts.setManaged(turn != null);
        if (turn == null) {
            return;
        }
        add("stored.state", texts.get("turn." + turn.state().name().toLowerCase(Locale.ROOT)));
        TurnFault fault = turn.fault();
        if (fault != null) {
            add("stored.status", fault.status() == null ? null : String.valueOf(fault.status()));
            add("stored.fault", fault.sentence());
            add("stored.id", fault.requestId());
        }
        TurnOrigin origin = turn.origin();
        if (origin != null) {
            add("stored.profile", origin.profileName());
            add("stored.model", origin.model());
        }
        TurnMetrics metrics = turn.metrics();
        add("stored.first", span(metrics.firstTokenMillis()));
        add("stored.total", span(metrics.totalMillis()));
        add("stored.input", count(metrics.inputTokens()));
        add("stored.output", count(metrics.outputTokens()));
        add("stored.finish", turn.finishReason());
        add("stored.job", turn.jobId());
    }

    private void add(String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            Label shown = Rows.label(value, "text-code-small", "value");
            Wrapping.wrap(shown);
            facts.addRow(facts.getRowCount(), Rows.label(texts.get(key), "text-ui", "muted"), shown);
        }
    }

    private static @Nullable String span(@Nullable Long millis) {
        return millis == null ? null : Measures.span(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static @Nullable String count(@Nullable Long tokens) {
        return tokens == null ? null : Measures.count(tokens);
    }
}
