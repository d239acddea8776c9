package dev.parley.app.parameters.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.parameters.ParameterField;
import dev.parley.client.parameter.ParameterKind;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/**
 * The control of a parameter.
 *
 * @param node what is shown
 * @param input what the label belongs to and the focus goes to
 */
record FieldEditor(Node node, Control input) {
    private static final int CODE_ROWS = 5;

    static FieldEditor of(ParameterField field, Texts texts, Subscriptions subscriptions) {
        return switch (field.parameter().kind()) {
            case ParameterKind.Range range -> RangeEditor.of(field, range, texts, subscriptions);
            case ParameterKind.Flag _ -> flag(field, texts, subscriptions);
            case ParameterKind.Choice choice -> choice(field, choice, subscriptions);
            case ParameterKind.Texts _ -> TokenEditor.of(field, texts, subscriptions);
            case ParameterKind.Json _, ParameterKind.Schema _ -> area(field, subscriptions);
            case ParameterKind.Text text when text.longText() -> area(field, subscriptions);
            case ParameterKind.Text _, ParameterKind.Whole _, ParameterKind.Free _ -> line(field, subscriptions);
        };
    }

    static TextField numberField(ParameterField field, Subscriptions subscriptions) {
        TextField input = new TextField();
        follow(input, field, subscriptions);
        input.getStyleClass().add("text-code");
        return input;
    }

    private static FieldEditor line(ParameterField field, Subscriptions subscriptions) {
        TextField input = new TextField();
        follow(input, field, subscriptions);
        if (field.parameter().kind() instanceof ParameterKind.Whole) {
            input.getStyleClass().add("text-code");
        }
        return new FieldEditor(input, input);
    }

    private static FieldEditor area(ParameterField field, Subscriptions subscriptions) {
        TextArea input = new TextArea();
        input.getStyleClass().add("text-code-small");
        input.setPrefRowCount(CODE_ROWS);
        follow(input, field, subscriptions);
        // Tab goes on to the next field, as everywhere else in the panel.
        input.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                event.consume();
                input.requestFocusTraversal(
                        event.isShiftDown()
                                ? javafx.scene.TraversalDirection.PREVIOUS
                                : javafx.scene.TraversalDirection.NEXT);
            }
        });
        return new FieldEditor(input, input);
    }

    private static void follow(TextInputControl input, ParameterField field, Subscriptions subscriptions) {
        input.setAccessibleText(field.label());
        input.setPromptText(field.prompt());
        input.textProperty().bindBidirectional(field.text());
        subscriptions.add(() -> input.textProperty().unbindBidirectional(field.text()));
    }

    /** Neither of the two means that it is not set. */
    private static FieldEditor flag(ParameterField field, Texts texts, Subscriptions subscriptions) {
        ToggleButton on = flagButton(field, texts.get("field.on"), "true", subscriptions);
        ToggleButton off = flagButton(field, texts.get("field.off"), "false", subscriptions);
        HBox segment = new HBox(on, off);
        segment.getStyleClass().addAll("segment", "parameter-flag");
        return new FieldEditor(segment, on);
    }

    private static ToggleButton flagButton(
            ParameterField field, String word, String value, Subscriptions subscriptions) {
        ToggleButton button = new ToggleButton(word);
        button.setAccessibleText(field.label() + ": " + word);
        button.setOnAction(event -> field.text().set(button.isSelected() ? value : ""));
        subscriptions.follow(field.text(), now -> button.setSelected(now.equals(value)));
        return button;
    }

    private static FieldEditor choice(ParameterField field, ParameterKind.Choice choice, Subscriptions subscriptions) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(List.copyOf(choice.values()));
        box.setPromptText(field.prompt());
        box.setAccessibleText(field.label());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setButtonCell(new PromptCell(field.prompt()));
        box.setOnAction(event -> {
            String now = box.getValue();
            field.text().set(now == null ? "" : now);
        });
        subscriptions.follow(field.text(), now -> box.setValue(now.isEmpty() ? null : now));
        return new FieldEditor(box, box);
    }
}
