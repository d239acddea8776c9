package dev.parley.app.parameters.view;

import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** The closed state of a choice: its value, or the prompt, which the toolkit does not bring back by itself. */
final class PromptCell extends ListCell<String> {
    private final String prompt;

    PromptCell(String prompt) {
        this.prompt = prompt;
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        boolean none = empty || item == null;
        setText(none ? prompt : item);
        getStyleClass().remove("prompt");
        if (none) {
            getStyleClass().add("prompt");
        }
    }
}
