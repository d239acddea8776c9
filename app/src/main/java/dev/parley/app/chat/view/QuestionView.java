package dev.parley.app.chat.view;

import dev.parley.app.chat.ResendQuestion;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks whether a message may leave once more, and counts down the time that the server asked to wait. */
final class QuestionView extends VBox implements AutoCloseable {
    private static final String COLD = "cold_start";

    private final ResendQuestion question;
    private final ViewContext context;
    private final Button again;
    private final SimpleBooleanProperty waiting = new SimpleBooleanProperty(true);
    private final Ticker ticker;

    /** {@code asJob}: sends it as a job instead; {@code null} where that cannot be. */
    QuestionView(ResendQuestion question, ViewContext context, @Nullable Runnable asJob) {
        super(8);
        this.question = question;
        this.context = context;
        getStyleClass().addAll("fault", "fault-warning");
        setAccessibleRole(AccessibleRole.PARENT);
        again = Controls.button("", "fth-refresh-cw", () -> question.answer(true), "small", "primary");
        HBox buttons = Controls.row(8, again);
        if (asJob != null && question.fault().kind().equals(COLD)) {
            buttons.getChildren().add(Controls.button(context.text("phase.as.job"), "fth-layers", asJob, "small"));
        }
        buttons.getChildren()
                .add(Controls.button(
                        context.text("question.no"), "fth-x", () -> question.answer(false), "flat", "small"));
        getChildren()
                .addAll(
                        Controls.wrapped(context.text("question.title"), "text-ui-medium"),
                        Controls.wrapped(question.fault().sentence(), "text-ui", "muted"),
                        buttons);
        count();
        ticker = new Ticker(this, waiting, this::count);
    }

    private void count() {
        long left = question.left(context.nanoTime().getAsLong()).toMillis();
        String text = left > 0
                ? context.text("question.again.after", Figures.clock(left + 999))
                : context.text("question.again");
        again.setText(text);
        again.setAccessibleText(text);
        waiting.set(left > 0);
    }

    @Override
    public void close() {
        ticker.close();
    }
}
