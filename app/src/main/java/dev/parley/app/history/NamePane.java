package dev.parley.app.history;

import dev.parley.app.fx.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for the name of a folder. */
public final class NamePane extends VBox {

    /** {@code now} is proposed; {@code commit} gets what is not blank, once. */
    public NamePane(String now, Consumer<String> commit) {
        super(8);
        Texts texts = Texts.of(NamePane.class);
        Label name = new Label(texts.get("folder.name"));
        name.getStyleClass().addAll("text-caption-medium", "muted");
        TextField field = new TextField(now);
        field.setAccessibleText(name.getText());
        field.selectAll();
        Button save = new Button(texts.get("folder.save"));
        save.setAccessibleText(save.getText());
        save.getStyleClass().add("accent");
        save.disableProperty().bind(field.textProperty().map(String::isBlank));
        Runnable accept = () -> {
            if (!field.getText().isBlank()) {
                commit.accept(field.getText().strip());
            }
        };
        save.setOnAction(event -> accept.run());
        field.setOnAction(event -> accept.run());
        HBox buttons = new HBox(save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(name, field, buttons);
    }
}
