package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.DraftField;
import dev.parley.app.profiles.KeyEdit;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfilesPageViewModel;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** The key: typed, stored, replaced or removed; where it is kept and where it goes. */
final class KeyRow extends VBox {
    private final SecretBox box;

    KeyRow(ProfilesPageViewModel page, ProfileEditorViewModel editor, Texts texts, Subscriptions subscriptions) {
        KeyEdit key = editor.key();
        PasswordField field = new PasswordField();
        CheckBox consent = new CheckBox();
        field.setId("profile-key");
        field.setPromptText(texts.get("editor.key.prompt"));
        consent.setId("profile-key-consent");
        consent.selectedProperty().bindBidirectional(editor.plainHttpConsent());
        box = new SecretBox(key, "editor.key", texts, subscriptions, List.of(field));
        FormField form = new FormField(texts.get("editor.key"), field, box)
                .problem(editor.problem(DraftField.KEY), subscriptions);
        getStyleClass().add("key-row");
        getChildren()
                .addAll(
                        form,
                        new PlaceLine(page, key, editor.host(), texts, subscriptions),
                        new KeyFileRow(page, texts, subscriptions),
                        consent);
        field.textProperty().addListener((property, before, now) -> key.type(now));
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                editor.leave(DraftField.KEY);
            }
        });
        subscriptions.follow(editor.consentNeeded(), needed -> Parts.show(consent, needed));
        subscriptions.follow(editor.host(), host -> {
            consent.setText(texts.get("editor.key.consent", host));
            consent.setAccessibleText(consent.getText());
        });
    }

    /** What gets the focus for the key. */
    SecretBox box() {
        return box;
    }
}
