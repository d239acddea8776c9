package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.client.transcript.TurnMetrics;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line that opens and closes the thoughts: a timer while they come, then how long they took. */
public final class ReasoningToggle extends HBox implements AutoCloseable {
    private final TurnViewModel answer;
    private final ViewContext context;
    private final Button button = new Button();
    private final FontIcon chevron = Controls.icon("fth-chevron-right", "icon-14");
    private final Subscriptions subscriptions = new Subscriptions();
    private long thinkingSince;

    public ReasoningToggle(TurnViewModel answer, ViewContext context) {
        this.answer = answer;
        this.context = context;
        getStyleClass().add("reasoning");
        button.getStyleClass().addAll("flat", "small", "reasoning-toggle");
        button.setGraphic(chevron);
        button.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        button.setOnAction(
                event -> answer.reasoningOpen().set(!answer.reasoningOpen().get()));
        getChildren().add(button);
        subscriptions.follow(answer.reasoningOpen(), open -> {
            chevron.setIconLiteral(open ? "fth-chevron-down" : "fth-chevron-right");
            chevron.setAccessibleText(context.text(open ? "reasoning.open" : "reasoning.closed"));
            name();
            button.notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        });
        subscriptions.follow(
                answer.thinking(),
                thinking -> thinkingSince = context.nanoTime().getAsLong() - thought());
        Ticker ticker = new Ticker(this, answer.thinking(), this::name);
        subscriptions.add(ticker::close);
        subscriptions.follow(answer.thinking(), thinking -> name());
        subscriptions.onChange(answer.metrics(), metrics -> name());
    }

    private void name() {
        String words;
        if (answer.thinking().get()) {
            long millis = (context.nanoTime().getAsLong() - thinkingSince) / 1_000_000;
            words = context.text("reasoning.thinking", Figures.clock(millis));
        } else {
            TurnMetrics metrics = answer.metrics().get();
            words = metrics.thoughtMillis() == null
                    ? context.text("reasoning.thoughts")
                    : context.text("reasoning.thought", thoughtFor(metrics.thoughtMillis()));
        }
        button.setText(words);
        button.setAccessibleText(
                words + ", " + context.text(answer.reasoningOpen().get() ? "reasoning.open" : "reasoning.closed"));
    }

    private static String thoughtFor(long millis) {
        return millis < 60_000 ? Math.max(1, Math.round(millis / 1000.0)) + " s" : Figures.clock(millis);
    }

    private long thought() {
        Long millis = answer.metrics().get().thoughtMillis();
        return millis == null ? 0 : millis * 1_000_000;
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
