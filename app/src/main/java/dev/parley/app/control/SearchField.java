package dev.parley.app.control;

import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field that filters what is listed below it. Esc empties it, Down goes into the list, Enter may do more. */
public final class SearchField extends StackPane {
    private final TextField field = new TextField();
    private Runnable onDown = () -> {};
    private Runnable onEnter = () -> {};

    /** {@code prompt} is what it says while it is empty, and what a screen reader calls it. */
    public SearchField(String prompt) {
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.getStyleClass().add("search");
        field.setOnKeyPressed(this::pressed);
        FontIcon glass = new FontIcon("fth-search");
        glass.getStyleClass().add("search-icon");
        glass.setMouseTransparent(true);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(field, glass);
    }

    /** Where the words are. */
    public TextField field() {
        return field;
    }

    /** {@code action} runs at the key that leads to what is below. */
    public void setOnDown(Runnable action) {
        onDown = action;
    }

    /** {@code action} runs at Enter, unless the field is blank. */
    public void setOnEnter(Runnable action) {
        onEnter = action;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
        } else if (event.getCode() == KeyCode.ENTER && !field.getText().isBlank()) {
            onEnter.run();
        } else if (event.getCode() == KeyCode.DOWN) {
            onDown.run();
        } else {
            return;
        }
        event.consume();
    }
}
