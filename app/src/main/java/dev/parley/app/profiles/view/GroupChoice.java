package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.DraftField;
import dev.parley.app.profiles.ProfileEditorViewModel;
import java.util.List;
import javafx.scene.control.ComboBox;

/** The group of a profile: one that is there, or a new name. */
final class GroupChoice extends ComboBox<String> {

    GroupChoice(ProfileEditorViewModel editor, List<String> groups, Texts texts, Subscriptions subscriptions) {
        getStyleClass().add("group-choice");
        setId("profile-group");
        setEditable(true);
        setMaxWidth(Double.MAX_VALUE);
        getItems().setAll(groups);
        setPromptText(texts.get("editor.group.prompt"));
        getEditor().setPromptText(texts.get("editor.group.prompt"));
        // The box writes its value into its field whenever it feels like it: the two never differ.
        subscriptions.follow(editor.text(DraftField.GROUP), text -> {
            if (!text.equals(getValue())) {
                setValue(text);
            }
        });
        getEditor().textProperty().bindBidirectional(editor.text(DraftField.GROUP));
    }
}
