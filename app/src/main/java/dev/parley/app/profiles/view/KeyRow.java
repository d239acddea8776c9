package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.DraftField;
import dev.parley.app.profiles.KeyEdit;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfilesPageViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The key: typed, stored, replaced or removed; where it is kept and where it goes. */
final class KeyRow extends VBox {
    private static final String DOTS = "••••••••••••••••••••";

    private final ProfilesPageViewModel page;
    private final ProfileEditorViewModel editor;
    private final KeyEdit key;
    private final Texts texts;
    private final PasswordField field = new PasswordField();
    private final HBox row = new HBox(8);
    private final Label place = Parts.wrapped("", "text-caption");
    private final HBox placeLine = new HBox(6, Parts.icon("fth-lock", "icon-14"), place);
    private final CheckBox consent = new CheckBox();
    private final FormField form;

    KeyRow(ProfilesPageViewModel page, ProfileEditorViewModel editor, Texts texts, Subscriptions subscriptions) {
        this.page = page;
        this.editor = editor;
        this.key = editor.key();
        this.texts = texts;
        field.setId("profile-key");
        field.setPromptText(texts.get("editor.key.prompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox.setHgrow(place, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_LEFT);
        placeLine.getStyleClass().add("key-place");
        consent.setId("profile-key-consent");
        consent.selectedProperty().bindBidirectional(editor.plainHttpConsent());
        form = new FormField(texts.get("editor.key"), field, row)
                .problem(editor.problem(DraftField.KEY), subscriptions);
        getStyleClass().add("key-row");
        getChildren().addAll(form, placeLine, new KeyFileRow(page, texts, subscriptions), consent);
        field.textProperty().addListener((property, before, now) -> typed(now));
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                editor.leave(DraftField.KEY);
            }
        });
        subscriptions.follow(key.state(), this::show);
        subscriptions.follow(editor.consentNeeded(), needed -> Parts.show(consent, needed));
        subscriptions.follow(editor.host(), host -> showPlace());
        subscriptions.onChange(page.keyPlace(), now -> showPlace());
    }

    private void typed(String text) {
        key.type(text);
        if (!text.isBlank()) {
            page.findKeyPlace();
        }
        showPlace();
    }

    private void show(KeyEdit.State state) {
        switch (state) {
            case NONE, TYPED -> showField(state == KeyEdit.State.NONE);
            case REPLACING -> {
                showField(true);
                row.getChildren().add(Parts.button(texts.get("editor.key.keep"), key::restore, "flat"));
            }
            case STORED -> {
                page.findKeyPlace();
                field.clear();
                Label dots = Parts.label(DOTS, "text-code", "stored-key");
                dots.setGraphic(Parts.icon("fth-key", "icon-14"));
                dots.setAccessibleText(texts.get("editor.key.stored"));
                dots.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(dots, Priority.ALWAYS);
                row.getChildren()
                        .setAll(
                                dots,
                                Parts.button(texts.get("editor.key.replace"), this::replace),
                                Parts.button(texts.get("editor.key.remove"), key::remove, "flat", "danger-text"));
            }
            case REMOVED ->
                row.getChildren()
                        .setAll(
                                Parts.label(texts.get("editor.key.removed"), "text-ui", "muted"),
                                Parts.spacer(),
                                Parts.button(texts.get("editor.key.restore"), key::restore));
        }
        showPlace();
    }

    private void showField(boolean empty) {
        if (empty && !field.getText().isEmpty()) {
            field.clear();
        }
        if (!row.getChildren().contains(field)) {
            row.getChildren().setAll(field);
        }
    }

    private void replace() {
        key.replace();
        field.requestFocus();
    }

    private void showPlace() {
        KeyEdit.State state = key.state().get();
        String host = editor.host().get();
        boolean shown = !host.isEmpty() && state != KeyEdit.State.REMOVED && state != KeyEdit.State.NONE;
        Parts.show(placeLine, shown);
        consent.setText(texts.get("editor.key.consent", host));
        consent.setAccessibleText(consent.getText());
        ProfilesPageViewModel.KeyPlace known = page.keyPlace().get();
        place.getStyleClass().removeAll("success", "warning", "muted");
        if (known == null) {
            place.setText(texts.get("editor.key.bound", host));
            place.getStyleClass().add("muted");
        } else if (known.isPersistent()) {
            place.setText(
                    known.isRing()
                            ? texts.get("editor.key.in_ring", host)
                            : texts.get("editor.key.elsewhere", host, known.description()));
            place.getStyleClass().add("success");
        } else {
            place.setText(texts.get("editor.key.elsewhere", host, known.description()));
            place.getStyleClass().add("warning");
        }
    }

    PasswordField field() {
        return field;
    }
}
