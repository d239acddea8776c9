package dev.parley.app.inspector;

import dev.parley.app.fx.Texts;
import dev.parley.client.TokenLogprob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A token and what else could have stood in its place, each with its probability. */
final class TokenCard extends VBox {
    private static final double NAMES = 132;
    private static final double VALUES = 64;
    private static final int MOST = 20;

    private final Label title = Rows.label("", "text-caption", "muted");
    private final VBox rows = new VBox(4);
    private final Texts texts;
    private String said = "";

    TokenCard(Texts texts) {
        this.texts = texts;
        getStyleClass().add("code-card");
        HBox head = Rows.row(8, title);
        head.getStyleClass().add("code-card-head");
        rows.getStyleClass().add("token-rows");
        getChildren().addAll(head, rows);
    }

    void show(TokenLogprob token) {
        List<TokenLogprob> all = new ArrayList<>(token.alternatives());
        if (all.stream().noneMatch(other -> other.token().equals(token.token()))) {
            all.add(token);
        }
        all.sort(Comparator.comparingDouble(TokenLogprob::logprob).reversed());
        title.setText(texts.get(
                "logprobs.token", LogprobsPane.shown(token.token()), Measures.percent(Math.exp(token.logprob()))));
        rows.getChildren()
                .setAll(all.stream()
                        .limit(MOST)
                        .map(other -> row(other, other.token().equals(token.token())))
                        .toList());
        said = title.getText() + ". "
                + all.stream()
                        .limit(MOST)
                        .map(other -> other.token() + " " + Measures.percent(Math.exp(other.logprob())))
                        .collect(Collectors.joining(", "));
    }

    /** The same for a screen reader. */
    String said() {
        return said;
    }

    private static HBox row(TokenLogprob token, boolean chosen) {
        double probability = Math.clamp(Math.exp(token.logprob()), 0, 1);
        Label name = Rows.label(LogprobsPane.shown(token.token()), "text-code-small", chosen ? "accent" : "value");
        name.setMinWidth(NAMES);
        name.setMaxWidth(NAMES);
        Region bar = new Region();
        bar.getStyleClass().add("chance-bar");
        StackPane track = new StackPane(bar);
        track.getStyleClass().add("chance-track");
        track.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        bar.maxWidthProperty().bind(track.widthProperty().multiply(probability));
        HBox.setHgrow(track, Priority.ALWAYS);
        Label value = Rows.label(Measures.percent(probability), "text-code-small", "muted");
        value.setMinWidth(VALUES);
        value.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        return Rows.row(8, name, track, value);
    }
}
