package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.control.Tips;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.markdown.MarkdownDocument;
import dev.parley.app.markdown.MarkdownText;
import dev.parley.app.markdown.PlainText;
import dev.parley.client.transcript.AnswerCost;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnState;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Below an answer that has ended: what can be done with it, its branches and what was measured. */
public final class ActionRow extends HBox implements AutoCloseable {
    private static final double HEIGHT = 32;

    private final ViewContext context;
    private final HBox figures = Controls.row(16);
    private final Subscriptions subscriptions = new Subscriptions();

    /** {@code wanted}: whether the row is shown even without the pointer or the focus on it. */
    public ActionRow(TurnViewModel answer, ObservableValue<Boolean> wanted, ViewContext context) {
        this.context = context;
        getStyleClass().add("action-row");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        BranchSwitch branches = new BranchSwitch(answer, context);
        subscriptions.add(branches::close);
        Separator between = new Separator(Orientation.VERTICAL);
        subscriptions.follow(branches.visibleProperty(), shown -> Controls.show(between, shown));
        ChatActions actions = context.actions();
        Button again = Controls.iconButton(
                context.text("action.regenerate"), "fth-refresh-cw", () -> actions.regenerate(answer));
        getChildren()
                .addAll(
                        Controls.iconButton(
                                context.text("action.copy"),
                                "fth-copy",
                                () -> actions.copy(PlainText.of(MarkdownDocument.parse(answer.text())))),
                        Controls.iconButton(
                                context.text("action.copy.markdown"),
                                "fth-file-text",
                                () -> actions.copy(MarkdownText.copied(answer.text()))),
                        again,
                        Controls.iconButton(
                                context.text("action.inspect"), "fth-activity", () -> actions.inspect(answer)),
                        Controls.iconButton(context.text("action.delete"), "fth-trash-2", () -> actions.delete(answer)),
                        between,
                        branches,
                        Controls.spring(),
                        figures);
        if (answer.state().get() != TurnState.COMPLETE) {
            // The card above has the figures and the buttons: what is left are the branches.
            getChildren().remove(figures);
            getChildren().removeIf(Button.class::isInstance);
            getChildren().remove(between);
            subscriptions.follow(branches.visibleProperty(), shown -> {
                setMinHeight(shown ? HEIGHT : 0);
                setPrefHeight(shown ? HEIGHT : 0);
            });
        }
        subscriptions.follow(answer.metrics(), metrics -> measure(metrics, answer.cost()));
        Reveal reveal = new Reveal(this, wanted);
        subscriptions.add(reveal::close);
    }

    private void measure(TurnMetrics metrics, @Nullable AnswerCost cost) {
        figures.getChildren().clear();
        if (metrics.firstTokenMillis() != null) {
            add("metrics.ttft", Figures.span(metrics.firstTokenMillis()));
        }
        Double rate = metrics.tokensPerSecond();
        if (rate != null) {
            add("metrics.rate", Figures.decimal(rate));
        }
        if (metrics.outputTokens() != null) {
            addTokens("metrics.tokens", metrics.outputTokens());
        } else if (metrics.pieces() > 0) {
            addTokens("metrics.tokens.about", metrics.pieces());
        }
        if (metrics.totalMillis() != null) {
            add("metrics.total", Figures.span(metrics.totalMillis()));
        }
        if (cost != null) {
            addCost(metrics, cost);
        }
    }

    private void addCost(TurnMetrics metrics, AnswerCost cost) {
        boolean known = cost.amount() != null;
        String key = !known ? "metrics.cost.unknown" : cost.atMost() ? "metrics.cost.at_most" : "metrics.cost";
        HBox figure = Controls.figure(context.text(key + ".before"), cost.text(), context.text(key + ".after"));
        figure.setId("answer-cost");
        String why = known
                ? context.text(key + ".why", tokens(metrics.inputTokens()), tokens(metrics.outputTokens()))
                : context.text(key + ".why");
        figure.setAccessibleText(why);
        Tips.say(figure, why);
        figures.getChildren().add(figure);
    }

    private static String tokens(@Nullable Long count) {
        return count == null ? "0" : Figures.count(count);
    }

    private void addTokens(String key, long count) {
        figures.getChildren()
                .add(Controls.figure(
                        context.text(key + ".before"), Figures.count(count), context.text(key + ".after", count)));
    }

    /** The texts of a figure are what stands before it and what stands after it. */
    private void add(String key, String figure) {
        figures.getChildren().add(Controls.figure(context.text(key + ".before"), figure, context.text(key + ".after")));
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
