package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.DraftField;
import dev.parley.app.profiles.ProfileEditorViewModel;
import dev.parley.app.profiles.ProfileWords;
import dev.parley.client.endpoint.StreamRule;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How to talk to an endpoint that speaks no known protocol: body, pointers, stream rule. */
final class TemplatePanel extends ScrollPane {
    private final Texts texts;
    private final VBox panel = new VBox();
    private final Label badge = Parts.label("", "badge");

    TemplatePanel(ProfileEditorViewModel editor, EditorFields fields, Texts texts, Subscriptions subscriptions) {
        this.texts = texts;
        panel.getStyleClass().add("template-panel");
        getStyleClass().add("template-scroll");
        setContent(panel);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        HBox head = new HBox(8, Parts.label(texts.get("editor.template"), "text-section"), Parts.spacer(), badge);
        head.setAlignment(Pos.CENTER_LEFT);
        TextArea body = new TextArea();
        body.getStyleClass().add("text-code-small");
        body.setPrefRowCount(12);
        FormField bodyField = fields.text(DraftField.BODY, texts.get("editor.body"), body);
        ComboBox<StreamRule> rule =
                Parts.choice(List.of(StreamRule.values()), value -> ProfileWords.of(texts, value), editor.streamRule());
        FormField pointer = fields.code(DraftField.POINTER, texts.get("editor.pointer"), "editor.pointer.prompt");
        FormField ruleField = new FormField(texts.get("editor.stream_rule"), rule);
        HBox pair = EditorFields.pair(pointer, ruleField);
        FormField errors =
                fields.code(DraftField.ERROR_POINTER, texts.get("editor.error_pointer"), "editor.error_pointer.prompt");
        HBox never = new HBox(
                6,
                Parts.icon("fth-shield", "icon-14"),
                Parts.wrapped(texts.get("editor.key.never"), "text-caption", "muted"));
        panel.getChildren()
                .addAll(
                        head,
                        bodyField,
                        Parts.wrapped(texts.get("editor.body.placeholders"), "text-code-small", "subtle"),
                        pair,
                        errors,
                        new PreviewPane(editor.preview(), texts, subscriptions),
                        never);
        subscriptions.follow(editor.preview().problem(), this::showBadge);
    }

    /** Beside the form where there is room, else below it: then it scrolls with the form. */
    void place(BorderPane editor, VBox form, boolean shown, boolean beside) {
        form.getChildren().remove(panel);
        if (!shown) {
            editor.setRight(null);
        } else if (beside) {
            setContent(panel);
            editor.setRight(this);
        } else {
            editor.setRight(null);
            setContent(null);
            form.getChildren().add(panel);
        }
    }

    private void showBadge(String problem) {
        boolean valid = problem.isEmpty();
        badge.setText(texts.get(valid ? "editor.body.valid" : "editor.body.invalid"));
        badge.getStyleClass().removeAll("success", "danger");
        badge.getStyleClass().add(valid ? "success" : "danger");
    }
}
