package dev.parley.app.control;

import dev.parley.app.fx.FirstShown;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * A line of text that is renamed in its place. {@link #edit} turns it into a field; Enter commits, Esc takes back, and so
 * does leaving the field: what was typed and not confirmed is no name.
 */
public final class EditableLabel extends StackPane {
    private final Label label;
    private final TextField field = new TextField();
    private final Consumer<String> commit;
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper(this, "editing");

    /**
     * {@code label} shows the text; {@code fieldText} names the field for a screen reader; {@code commit} gets the new
     * text, which may be blank.
     */
    public EditableLabel(Label label, String fieldText, Consumer<String> commit) {
        this.label = label;
        this.commit = commit;
        getStyleClass().add("editable-label");
        label.setMinWidth(0);
        field.getStyleClass().add("editable-field");
        field.setAccessibleText(fieldText);
        field.setAccessibleRole(AccessibleRole.TEXT_FIELD);
        field.visibleProperty().bind(editing);
        field.managedProperty().bind(editing);
        label.visibleProperty().bind(editing.not());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        field.focusedProperty().addListener((source, before, now) -> {
            if (!now) {
                editing.set(false);
            }
        });
        getChildren().add(label);
        FirstShown.then(field, () -> getChildren().add(field));
    }

    public void setText(String text) {
        label.setText(text);
    }

    public String getText() {
        return label.getText();
    }

    /** The line as it stands while nobody edits it. */
    public Label label() {
        return label;
    }

    /** The field, for its prompt and its looks. */
    public TextField field() {
        return field;
    }

    public ReadOnlyBooleanProperty editing() {
        return editing.getReadOnlyProperty();
    }

    /** Shows the field with {@code text} selected. */
    public void edit(String text) {
        field.setText(text);
        editing.set(true);
        field.requestFocus();
        field.selectAll();
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            editing.set(false);
            commit.accept(field.getText().strip());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            editing.set(false);
        }
    }
}
