package dev.parley.app.chat.view;

import dev.parley.app.chat.Starter;
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

    StarterGrid(Consumer<String> choose) {
        getStyleClass().add("starters");
        for (int column = 0; column < 2; column++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            getColumnConstraints().add(half);
        }
        List<Starter> starters = Starter.all();
        for (int i = 0; i < starters.size(); i++) {
            add(card(starters.get(i), choose), i % 2, i / 2);
        }
    }

    private static Button card(Starter starter, Consumer<String> choose) {
        VBox words = new VBox(
                Controls.label(starter.title(), "text-ui-medium"),
                Controls.label(starter.line(), "text-caption", "muted"));
        words.getStyleClass().add("starter-words");
        words.setMinWidth(0);
        HBox content = new HBox(12, Controls.icon(starter.icon()), words);
        content.setAlignment(Pos.TOP_LEFT);
        Button card = new Button(null, content);
        card.getStyleClass().add("starter");
        card.setMaxWidth(Double.MAX_VALUE);
        card.setAccessibleText(starter.title() + ". " + starter.line());
        card.setOnAction(event -> choose.accept(starter.prompt()));
        return card;
    }
}
