package dev.parley.app.chat.view;

import dev.parley.app.chat.FaultRemedy;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnState;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Why an answer was cut or failed, and what can be done; a quiet line for one that the person stopped. */
public final class FaultView extends VBox implements AutoCloseable {
    private final TurnViewModel answer;
    private final ViewContext context;
    private final Subscriptions subscriptions = new Subscriptions();
    private @Nullable FaultButtons buttons;

    public FaultView(TurnViewModel answer, ViewContext context) {
        this.answer = answer;
        this.context = context;
        setAccessibleRole(AccessibleRole.PARENT);
        subscriptions.onInvalidated(this::show, answer.state(), answer.fault(), answer.remedies());
        show();
    }

    private void show() {
        closeButtons();
        getChildren().clear();
        TurnFault fault = answer.fault().get();
        TurnState state = answer.state().get();
        FaultButtons shown = new FaultButtons(this, answer, context);
        buttons = shown;
        if (fault == null) {
            getStyleClass().setAll("stopped");
            getChildren().add(stopped(state, shown));
            return;
        }
        getStyleClass().setAll("fault", state == TurnState.FAILED ? "fault-danger" : "fault-warning");
        VBox words = new VBox(title(fault));
        words.getStyleClass().add("fault-words");
        FaultWords says = new FaultWords(fault, context);
        says.lines().forEach(words.getChildren()::add);
        FlowPane facts = facts(fault, state);
        if (!facts.getChildren().isEmpty() && state == TurnState.FAILED) {
            words.getChildren().add(facts);
        }
        if (fault.rawBody() != null && !fault.rawBody().isBlank()) {
            words.getChildren().add(new RawBody(fault.rawBody(), context));
        }
        shown.row().getStyleClass().add("fault-buttons");
        if (state != TurnState.FAILED) {
            shown.row().getChildren().addAll(Controls.spring(), facts);
        }
        words.getChildren().add(shown.row());
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        HBox card = new HBox(12, icon(state), words);
        getChildren().add(card);
        setAccessibleText(says.title() + ". " + fault.sentence());
    }

    private HBox stopped(TurnState state, FaultButtons shown) {
        HBox line = Controls.row(
                8,
                Controls.icon("fth-square", "icon-14"),
                Controls.label(
                        context.text(state == TurnState.STOPPED ? "stopped" : "fault.kind.truncated"),
                        "text-ui",
                        "muted"));
        line.getChildren().add(shown.row());
        return line;
    }

    private static Label icon(TurnState state) {
        Label icon = new Label();
        boolean failed = state == TurnState.FAILED;
        icon.setGraphic(Controls.icon(failed ? "fth-alert-circle" : "fth-alert-triangle", failed ? "danger" : "warning"));
        icon.getStyleClass().add("fault-icon");
        return icon;
    }

    private HBox title(TurnFault fault) {
        Label title = Controls.wrapped(new FaultWords(fault, context).title(), "text-ui-medium");
        HBox row = Controls.row(8, title, Controls.spring());
        if (fault.status() != null && answer.state().get() == TurnState.FAILED) {
            Label status = Controls.label(HttpStatusWords.of(fault.status()), "text-code-small", "danger");
            status.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(status);
        }
        return row;
    }

    private FlowPane facts(TurnFault fault, TurnState state) {
        FlowPane facts = new FlowPane(16, 2);
        facts.getStyleClass().add("fault-facts");
        boolean failed = state == TurnState.FAILED;
        if (fault.requestId() != null) {
            facts.getChildren().add(Controls.figure(context.text("fault.request.id"), fault.requestId(), ""));
        }
        if (!failed && fault.status() != null) {
            facts.getChildren().add(Controls.figure("", String.valueOf(fault.status()), ""));
        }
        TurnMetrics metrics = answer.metrics().get();
        if (metrics.totalMillis() != null) {
            facts.getChildren()
                    .add(Controls.figure(
                            context.text(failed ? "fault.after" : "fault.cut.at"),
                            Figures.span(metrics.totalMillis()),
                            ""));
        }
        long tokens = metrics.outputTokens() == null ? metrics.pieces() : metrics.outputTokens();
        if (!failed && tokens > 0) {
            facts.getChildren().add(Controls.figure("", Figures.count(tokens), context.text("metrics.tokens.after")));
        }
        return facts;
    }

    private void closeButtons() {
        FaultButtons old = buttons;
        if (old != null) {
            old.close();
        }
    }

    boolean offers(FaultRemedy remedy) {
        return answer.remedies().get().contains(remedy);
    }

    @Override
    public void close() {
        closeButtons();
        subscriptions.close();
    }
}
