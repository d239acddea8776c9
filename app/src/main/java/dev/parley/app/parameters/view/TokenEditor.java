package dev.parley.app.parameters.view;

import dev.parley.app.control.IconButtons;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.parameters.ParameterField;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A list of texts: each with a way to remove it, and a line to add one. */
final class TokenEditor {
    private final ParameterField field;
    private final Texts texts;
    private final FlowPane tokens = new FlowPane(6, 6);
    private final TextField input = new TextField();

    private TokenEditor(ParameterField field, Texts texts) {
        this.field = field;
        this.texts = texts;
        input.setPromptText(field.prompt());
        input.setAccessibleText(texts.get("field.add", field.label()));
        input.getStyleClass().add("text-code");
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        input.focusedProperty().subscribe((before, now) -> {
            if (!now) {
                add();
            }
        });
    }

    static FieldEditor of(ParameterField field, Texts texts, Subscriptions subscriptions) {
        TokenEditor editor = new TokenEditor(field, texts);
        subscriptions.follow(field.text(), text -> editor.show());
        VBox box = new VBox(6, editor.tokens, editor.input);
        return new FieldEditor(box, editor.input);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !input.getText().isEmpty()) {
            event.consume();
            add();
        } else if (event.getCode() == KeyCode.BACK_SPACE
                && input.getText().isEmpty()
                && !field.items().isEmpty()) {
            event.consume();
            field.removeItem(field.items().getLast());
        }
    }

    private void add() {
        field.addItem(input.getText());
        input.clear();
    }

    private void show() {
        tokens.getChildren().setAll(field.items().stream().map(this::token).toList());
        boolean any = !tokens.getChildren().isEmpty();
        tokens.setVisible(any);
        tokens.setManaged(any);
    }

    private Node token(String item) {
        String shown = item.replace("\n", "\\n").replace("\t", "\\t");
        Label text = new Label(shown);
        text.getStyleClass().add("text-code-small");
        text.setMinWidth(0);
        Button remove = IconButtons.small("fth-x", texts.get("field.remove", shown), () -> {
            field.removeItem(item);
            input.requestFocus();
        });
        HBox token = new HBox(2, text, remove);
        token.getStyleClass().add("parameter-token");
        return token;
    }
}
