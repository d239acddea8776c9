package dev.parley.app.chat.view;

import dev.parley.app.chat.Strength;
import dev.parley.app.control.Tips;
import dev.parley.app.fx.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** A button for each thing that the bundled demo can show; each does it at once. */
final class StrengthGrid extends GridPane {
    private static final int COLUMNS = 3;

    StrengthGrid(Consumer<Strength> show) {
        getStyleClass().add("strengths");
        for (int column = 0; column < COLUMNS; column++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(third);
        }
        Texts texts = Texts.of(Strength.class);
        int at = 0;
        for (Strength strength : Strength.values()) {
            Button button = new Button(texts.get(strength.text("title")), Controls.icon(strength.icon()));
            button.getStyleClass().add("strength");
            button.setMaxWidth(Double.MAX_VALUE);
            String line = texts.get(strength.text("line"));
            Tips.say(button, line);
            button.setAccessibleText(button.getText() + ". " + line);
            button.setOnAction(event -> show.accept(strength));
            add(button, at % COLUMNS, at / COLUMNS);
            at++;
        }
    }
}
