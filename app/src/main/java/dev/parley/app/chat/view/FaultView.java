package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.markdown.MarkdownDocument;
import dev.parley.app.markdown.MarkdownText;
import dev.parley.app.markdown.PlainText;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnState;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
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
        FaultWords says = new FaultWords(fault, tokens(), answer.remedies().get(), context);
        VBox words = new VBox(title(fault, says));
        words.getStyleClass().add("fault-words");
        says.lines().forEach(words.getChildren()::add);
        FlowPane facts = facts(fault, state);
        if (!facts.getChildren().isEmpty() && state == TurnState.FAILED) {
            words.getChildren().add(facts);
        }
        if (fault.rawBody() != null && !fault.rawBody().isBlank()) {
            words.getChildren().add(new RawBody(fault.rawBody(), context));
        }
        HBox foot = Controls.row(8, shown.row(), Controls.spring());
        foot.getStyleClass().add("fault-buttons");
        if (state != TurnState.FAILED) {
            foot.getChildren().add(Controls.row(16, facts.getChildren().toArray(Node[]::new)));
        }
        foot.getChildren().add(ownActions());
        words.getChildren().add(foot);
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
        line.getChildren().addAll(shown.row(), Controls.spring(), ownActions());
        return line;
    }

    /** What else can be done with what there is of the answer; below it only its branches are left. */
    private HBox ownActions() {
        ChatActions actions = context.actions();
        HBox row = Controls.row(0);
        if (!answer.text().isEmpty()) {
            row.getChildren()
                    .addAll(
                            Controls.iconButton(
                                    context.text("action.copy"),
                                    "fth-copy",
                                    () -> actions.copy(PlainText.of(MarkdownDocument.parse(answer.text())))),
                            Controls.iconButton(
                                    context.text("action.copy.markdown"),
                                    "fth-file-text",
                                    () -> actions.copy(MarkdownText.copied(answer.text()))));
        }
        row.getChildren()
                .add(Controls.iconButton(context.text("action.delete"), "fth-trash-2", () -> actions.delete(answer)));
        return row;
    }

    private static Label icon(TurnState state) {
        Label icon = new Label();
        boolean failed = state == TurnState.FAILED;
        icon.setGraphic(
                Controls.icon(failed ? "fth-alert-circle" : "fth-alert-triangle", failed ? "danger" : "warning"));
        icon.getStyleClass().add("fault-icon");
        return icon;
    }

    private HBox title(TurnFault fault, FaultWords says) {
        Label title = Controls.wrapped(says.title(), "text-ui-medium");
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
        if (!failed && tokens() > 0) {
            facts.getChildren().add(Controls.figure("", Figures.count(tokens()), context.text("metrics.tokens.after")));
        }
        return facts;
    }

    private long tokens() {
        TurnMetrics metrics = answer.metrics().get();
        return metrics.outputTokens() == null ? metrics.pieces() : metrics.outputTokens();
    }

    private void closeButtons() {
        FaultButtons old = buttons;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() {
        closeButtons();
        subscriptions.close();
    }
}
