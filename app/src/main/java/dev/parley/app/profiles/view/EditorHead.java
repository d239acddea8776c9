package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.DraftField;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfilesPageViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The name of the open profile and what can be done with the whole of it. Deleting asks in place. */
final class EditorHead extends VBox {
    private final HBox question = new HBox(8);

    EditorHead(ProfilesPageViewModel page, ProfileEditorViewModel editor, Texts texts, Subscriptions subscriptions) {
        super(8);
        Label title = Parts.label("", "text-title");
        title.setMinWidth(60);
        subscriptions.follow(
                editor.text(DraftField.NAME), name -> title.setText(name.isBlank() ? texts.get("editor.new") : name));
        Label unsaved = Parts.label(texts.get("page.unsaved"), "badge", "accent");
        unsaved.setMinWidth(USE_PREF_SIZE);
        subscriptions.follow(editor.dirty(), dirty -> Parts.show(unsaved, dirty));
        Label group = Parts.label("", "badge");
        group.setMinWidth(USE_PREF_SIZE);
        subscriptions.follow(editor.text(DraftField.GROUP), name -> {
            group.setText(name.strip());
            Parts.show(group, !name.isBlank());
        });
        HBox line = new HBox(8, title, group, unsaved, Parts.spacer());
        line.setAlignment(Pos.CENTER_LEFT);
        if (!editor.isBuiltIn()) {
            if (!editor.isNew()) {
                line.getChildren()
                        .addAll(
                                Parts.iconButton(texts.get("page.up"), "fth-arrow-up", () -> page.move(-1)),
                                Parts.iconButton(texts.get("page.down"), "fth-arrow-down", () -> page.move(1)),
                                Parts.iconButton(texts.get("page.duplicate"), "fth-copy", page::duplicate));
            }
            line.getChildren()
                    .add(Parts.iconButton(texts.get("page.delete"), "fth-trash-2", () -> Parts.show(question, true)));
        }
        fillQuestion(page, editor, texts);
        getChildren().addAll(line, question);
    }

    private void fillQuestion(ProfilesPageViewModel page, ProfileEditorViewModel editor, Texts texts) {
        String words = editor.original() == null
                ? texts.get("page.delete.new")
                : texts.get("page.delete.ask", editor.original().name());
        Button keep = Parts.button(texts.get("page.delete.no"), () -> Parts.show(question, false), "small");
        Button delete = Parts.button(texts.get("page.delete.yes"), page::delete, "small", "danger");
        question.getStyleClass().add("question");
        question.setAlignment(Pos.CENTER_LEFT);
        question.getChildren().addAll(Parts.wrapped(words, "text-ui"), Parts.spacer(), keep, delete);
        question.visibleProperty().addListener((property, before, now) -> {
            if (now) {
                keep.requestFocus();
            }
        });
        Parts.show(question, false);
    }
}
