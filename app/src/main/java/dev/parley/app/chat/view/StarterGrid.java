package dev.parley.app.chat.view;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Four ways to begin; each writes the beginning of a message. */
final class StarterGrid extends GridPane {

    private record Starter(String key, String icon) {}

    private static final List<Starter> STARTERS = List.of(
            new Starter("trace", "fth-terminal"),
            new Starter("schema", "fth-check-square"),
            new Starter("translate", "fth-globe"),
            new Starter("minutes", "fth-file-text"));

    StarterGrid(ViewContext context, Consumer<String> choose) {
        getStyleClass().add("starters");
        for (int column = 0; column < 2; column++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            getColumnConstraints().add(half);
        }
        for (int i = 0; i < STARTERS.size(); i++) {
            add(card(STARTERS.get(i), context, choose), i % 2, i / 2);
        }
    }

    private static Button card(Starter starter, ViewContext context, Consumer<String> choose) {
        String key = "starter." + starter.key();
        String title = context.text(key);
        String about = context.text(key + ".about");
        VBox words = new VBox(Controls.label(title, "text-ui-medium"), Controls.label(about, "text-caption", "muted"));
        words.getStyleClass().add("starter-words");
        words.setMinWidth(0);
        HBox content = new HBox(12, Controls.icon(starter.icon()), words);
        content.setAlignment(Pos.TOP_LEFT);
        Button card = new Button(null, content);
        card.getStyleClass().add("starter");
        card.setMaxWidth(Double.MAX_VALUE);
        card.setAccessibleText(title + ". " + about);
        card.setOnAction(event -> choose.accept(context.text(key + ".draft")));
        return card;
    }
}
