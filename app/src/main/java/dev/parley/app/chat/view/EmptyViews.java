package dev.parley.app.chat.view;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** What stands in the place of a transcript while there is none. */
final class EmptyViews {
    /** What takes less is not worth a word. */
    private static final Duration BEFORE_A_WORD = Duration.millis(100);

    private EmptyViews() {}

    /** The first start: no endpoint to talk to. {@code choose} takes the text of a starter. */
    static Region noEndpoint(ViewContext context, ChatNavigation navigation, Consumer<String> choose) {
        HBox buttons = Controls.row(
                8,
                Controls.button(context.text("first.add"), "fth-plus", navigation::addEndpoint, "primary"),
                Controls.button(context.text("first.demo"), "fth-play", navigation::tryDemo),
                Controls.button(context.text("first.import"), "fth-clipboard", navigation::importProfile, "flat"));
        buttons.getStyleClass().add("empty-buttons");
        return column(
                Controls.wrapped(context.text("first.title"), "text-display"),
                sentence(context.text("first.sentence")),
                buttons,
                Controls.label(context.text("first.starters"), "text-caption-medium", "muted", "starters-head"),
                new StarterGrid(choose),
                strengths(context, navigation),
                keys(context, true));
    }

    /** A new chat with a model. {@code strengths} is there while that is the demo's. */
    static Region newChat(ViewContext context, Label model, Region strengths, Consumer<String> choose) {
        return column(
                Controls.wrapped(context.text("empty.title"), "text-display"),
                model,
                Controls.label(context.text("empty.starters"), "text-caption-medium", "muted", "starters-head"),
                new StarterGrid(choose),
                strengths,
                keys(context, false));
    }

    /** What the bundled demo can show, and the tour through it. */
    static Region strengths(ViewContext context, ChatNavigation navigation) {
        HBox head = Controls.row(
                8,
                Controls.label(context.text("strengths.head"), "text-caption-medium", "muted"),
                Controls.spring(),
                Controls.button(context.text("strengths.tour"), "fth-compass", navigation::startTour, "flat", "small"));
        head.getStyleClass().add("strengths-head");
        return new VBox(head, new StrengthGrid(navigation::show));
    }

    static Label sentence(String text) {
        Label sentence = Controls.wrapped(text, "text-body", "muted", "empty-sentence");
        sentence.setMaxWidth(600);
        return sentence;
    }

    /** A word that comes if reading takes a while. */
    static Region loading(ViewContext context) {
        Label word = Controls.label(context.text("loading"), "text-ui", "muted");
        Spinner spinner = new Spinner(context.motion());
        HBox row = Controls.row(8, spinner, word);
        row.getStyleClass().add("loading");
        PauseTransition wait = new PauseTransition(BEFORE_A_WORD);
        wait.setOnFinished(event -> row.setOpacity(1));
        row.visibleProperty().addListener((value, was, visible) -> {
            row.setOpacity(0);
            if (visible) {
                wait.playFromStart();
            } else {
                wait.stop();
            }
        });
        row.setOpacity(0);
        return row;
    }

    private static HBox keys(ViewContext context, boolean first) {
        HBox row = Controls.row(16, hint(context.text("keys.send"), context.text("keys.send.what")));
        row.getChildren().add(hint(context.text("keys.line"), context.text("keys.line.what")));
        if (first) {
            row.getChildren()
                    .add(Controls.row(
                            6,
                            Controls.icon("fth-lock", "icon-14"),
                            Controls.label(context.text("first.keyring"), "text-caption", "muted")));
        }
        row.getStyleClass().add("empty-keys");
        return row;
    }

    private static HBox hint(String key, String what) {
        return Controls.row(6, Controls.label(key, "key-hint"), Controls.label(what, "text-caption", "muted"));
    }

    private static Region column(Node... children) {
        VBox column = new VBox(children);
        column.getStyleClass().add("empty");
        column.setMaxWidth(ChatColumn.WIDTH);
        return column;
    }
}
