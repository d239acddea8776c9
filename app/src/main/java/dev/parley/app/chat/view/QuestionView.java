package dev.parley.app.chat.view;

import dev.parley.app.chat.ResendQuestion;
import javafx.geometry.Insets;
import javafx.scene.layout.VBox;

/** Asks whether a message may leave once more. */
final class QuestionView extends VBox {

    QuestionView(ResendQuestion question, ViewContext context) {
        super(8);
        getStyleClass().addAll("fault", "fault-warning");
        setMargin(this, new Insets(12, 0, 0, 0));
        long wait = question.delay().toMillis();
        getChildren()
                .addAll(
                        Controls.wrapped(context.text("question.title"), "text-ui-medium"),
                        Controls.wrapped(question.fault().sentence(), "text-ui", "muted"),
                        Controls.row(
                                8,
                                Controls.button(
                                        wait < 1000
                                                ? context.text("question.again")
                                                : context.text("question.again.after", Figures.clock(wait)),
                                        "fth-refresh-cw",
                                        () -> question.answer(true),
                                        "small"),
                                Controls.button(
                                        context.text("question.no"),
                                        "fth-x",
                                        () -> question.answer(false),
                                        "flat",
                                        "small")));
    }
}
