package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.DraftField;
import dev.parley.app.profiles.ProfileEditorViewModel;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Makes the text fields of the editor and knows which control belongs to which field. */
final class EditorFields {
    private final ProfileEditorViewModel editor;
    private final Texts texts;
    private final Subscriptions subscriptions;
    private final Map<DraftField, Node> controls = new EnumMap<>(DraftField.class);

    EditorFields(ProfileEditorViewModel editor, Texts texts, Subscriptions subscriptions) {
        this.editor = editor;
        this.subscriptions = subscriptions;
        this.texts = texts;
    }

    /** A field in the face of the interface. */
    FormField text(DraftField field, String title, @Nullable String promptKey) {
        TextField control = new TextField();
        if (promptKey != null) {
            control.setPromptText(texts.get(promptKey));
        }
        return text(field, title, control);
    }

    /** A field in the face of code. */
    FormField code(DraftField field, String title, @Nullable String promptKey) {
        FormField made = text(field, title, promptKey);
        made.control().getStyleClass().add("text-code");
        return made;
    }

    FormField text(DraftField field, String title, TextInputControl control) {
        control.setId("profile-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        control.textProperty().bindBidirectional(editor.text(field));
        return register(field, new FormField(title, control));
    }

    /** Takes part in problems and in where the focus goes. */
    FormField register(DraftField field, FormField form) {
        controls.put(field, form.control());
        form.control().focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                editor.leave(field);
            }
        });
        return form.problem(editor.problem(field), subscriptions);
    }

    /** {@code node} gets the focus for the field. */
    void add(DraftField field, Node node) {
        controls.put(field, node);
    }

    void focus(DraftField field) {
        Node control = controls.get(field);
        if (control != null) {
            control.requestFocus();
        }
    }

    /** Side by side, of the same width. */
    static HBox pair(Region... regions) {
        HBox pair = new HBox(12);
        pair.getChildren().addAll((Node[]) regions);
        for (Region region : regions) {
            HBox.setHgrow(region, Priority.ALWAYS);
            region.setPrefWidth(0);
            region.setMinWidth(0);
        }
        return pair;
    }
}
