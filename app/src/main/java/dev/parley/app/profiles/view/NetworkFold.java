package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.DraftField;
import dev.parley.app.profiles.KeyEdit;
import dev.parley.app.profiles.LoginEdit;
import dev.parley.app.profiles.NetworkSecrets;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfilesPageViewModel;
import java.util.Arrays;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The way to the endpoint: its proxy with the login, and certificates with the password of the own one. */
final class NetworkFold extends VBox {
    private final ProfilesPageViewModel page;
    private final ProfileEditorViewModel editor;
    private final EditorFields fields;
    private final Texts texts;
    private final Subscriptions subscriptions;

    /** {@code updates}: how a job is followed, which has its place here too. */
    NetworkFold(
            ProfilesPageViewModel page,
            ProfileEditorViewModel editor,
            EditorFields fields,
            Texts texts,
            Subscriptions subscriptions,
            Region updates) {
        super(16);
        this.page = page;
        this.editor = editor;
        this.fields = fields;
        this.texts = texts;
        this.subscriptions = subscriptions;
        getChildren()
                .addAll(
                        EditorFields.pair(
                                fields.code(DraftField.PROXY, texts.get("editor.proxy"), "editor.proxy.prompt"),
                                fields.code(
                                        DraftField.NO_PROXY, texts.get("editor.no_proxy"), "editor.no_proxy.prompt")),
                        login(),
                        fields.code(
                                DraftField.AUTHORITIES, texts.get("editor.authorities"), "editor.authorities.prompt"),
                        EditorFields.pair(
                                fields.code(
                                        DraftField.CERTIFICATE,
                                        texts.get("editor.certificate"),
                                        "editor.certificate.prompt"),
                                fields.code(
                                        DraftField.CERTIFICATE_KEY,
                                        texts.get("editor.certificate_key"),
                                        "editor.certificate_key.prompt")),
                        password(),
                        updates);
    }

    /** The fields that are in it, in their order. */
    static DraftField[] inside() {
        return Arrays.stream(DraftField.values()).filter(DraftField::isNetwork).toArray(DraftField[]::new);
    }

    /** Whether there is anything in it. */
    static boolean isUsed(ProfileEditorViewModel editor) {
        return editor.networkSecrets().isAny()
                || Arrays.stream(inside())
                        .filter(DraftField::isText)
                        .anyMatch(field -> !editor.text(field).getValueSafe().isEmpty());
    }

    private Region login() {
        NetworkSecrets secrets = editor.networkSecrets();
        LoginEdit login = secrets.login();
        TextField user = new TextField();
        user.setId("profile-login-user");
        user.setPromptText(texts.get("editor.login.user"));
        PasswordField password = new PasswordField();
        password.setId("profile-login-password");
        password.setPromptText(texts.get("editor.login.password"));
        user.textProperty().addListener((property, before, now) -> login.type(now, password.getText()));
        password.textProperty().addListener((property, before, now) -> login.type(user.getText(), now));
        SecretBox box = new SecretBox(login.secret(), "editor.login", texts, subscriptions, List.of(user, password));
        Region row = row(DraftField.PROXY_LOGIN, "editor.login", user, box, login.secret(), secrets.proxy());
        user.setAccessibleText(texts.get("editor.login.user.spoken"));
        password.setAccessibleText(texts.get("editor.login.password.spoken"));
        return row;
    }

    private Region password() {
        NetworkSecrets secrets = editor.networkSecrets();
        KeyEdit edit = secrets.password();
        PasswordField field = new PasswordField();
        field.setId("profile-certificate-password");
        field.setPromptText(texts.get("editor.certificate_password.prompt"));
        field.textProperty().addListener((property, before, now) -> edit.type(now));
        SecretBox box = new SecretBox(edit, "editor.certificate_password", texts, subscriptions, List.of(field));
        return row(DraftField.CERTIFICATE_PASSWORD, "editor.certificate_password", field, box, edit, secrets.opened());
    }

    private Region row(
            DraftField field,
            String titleKey,
            TextField first,
            SecretBox box,
            KeyEdit edit,
            ObservableValue<String> bound) {
        FormField form = new FormField(texts.get(titleKey), first, box).problem(editor.problem(field), subscriptions);
        fields.add(field, box);
        // Between the fields of one secret nothing is missing yet.
        box.focusWithinProperty().addListener((property, before, now) -> {
            if (!now) {
                editor.leave(field);
            }
        });
        VBox row = new VBox(form, new PlaceLine(page, edit, bound, texts, subscriptions));
        row.getStyleClass().add("key-row");
        return row;
    }
}
