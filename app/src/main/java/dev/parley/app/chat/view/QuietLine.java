package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Says below an answer on its way for how long nothing has come. Only a notice: the person decides. */
final class QuietLine extends HBox implements AutoCloseable {
    private final Label words = Controls.label("", "text-caption", "muted");
    private final Ticker ticker;

    QuietLine(TurnViewModel answer, ViewContext context) {
        super(8);
        getStyleClass().add("quiet-line");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Controls.icon("fth-clock", "icon-14", "warning"), words);
        ticker = new Ticker(this, answer.quietSince().map(since -> true).orElse(false), () -> {
            Long since = answer.quietSince().get();
            if (since != null) {
                long millis = (context.nanoTime().getAsLong() - since) / 1_000_000;
                words.setText(context.text("quiet", Figures.clock(millis)));
            }
        });
    }

    @Override
    public void close() {
        ticker.close();
    }
}
