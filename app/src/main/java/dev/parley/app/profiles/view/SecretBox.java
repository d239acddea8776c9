package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.KeyEdit;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The fields that a secret is typed into, or that one is stored, with what can be done about it. */
final class SecretBox extends HBox {
    private static final String DOTS = "••••••••••••••••••••";

    private static final double SPACING = 8;
    /** As between any two fields side by side. */
    private static final double BETWEEN_FIELDS = 12;

    private final KeyEdit edit;
    private final String name;
    private final Texts texts;
    private final List<? extends TextInputControl> fields;

    /** {@code name}: of the secret in the texts, as {@code editor.key}; its buttons have their ids by it. */
    SecretBox(
            KeyEdit edit,
            String name,
            Texts texts,
            Subscriptions subscriptions,
            List<? extends TextInputControl> fields) {
        super(SPACING);
        this.edit = edit;
        this.name = name;
        this.texts = texts;
        this.fields = List.copyOf(fields);
        setAlignment(Pos.CENTER_LEFT);
        for (TextInputControl field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.setPrefWidth(0);
        }
        subscriptions.follow(edit.state(), this::show);
    }

    private void show(KeyEdit.State state) {
        switch (state) {
            case NONE, TYPED -> showFields(state == KeyEdit.State.NONE);
            case REPLACING -> {
                showFields(true);
                getChildren().add(button("keep", edit::restore, "flat"));
            }
            case STORED -> {
                setSpacing(SPACING);
                fields.forEach(TextInputControl::clear);
                Label dots = Parts.label(DOTS, "text-code", "stored-key");
                dots.setGraphic(Parts.icon("fth-key", "icon-14"));
                dots.setAccessibleText(texts.get(name + ".stored"));
                dots.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(dots, Priority.ALWAYS);
                getChildren()
                        .setAll(
                                dots,
                                button("replace", this::replace),
                                button("remove", edit::remove, "flat", "danger-text"));
            }
            case REMOVED ->
                getChildren()
                        .setAll(
                                Parts.label(texts.get(name + ".removed"), "text-ui", "muted"),
                                Parts.spacer(),
                                button("restore", edit::restore));
        }
    }

    /** The focus goes to the first thing in it that can have it. */
    @Override
    public void requestFocus() {
        getChildren().stream().filter(Node::isFocusTraversable).findFirst().ifPresent(Node::requestFocus);
    }

    private void showFields(boolean empty) {
        if (empty) {
            fields.forEach(TextInputControl::clear);
        }
        if (!getChildren().contains(fields.getFirst())) {
            setSpacing(fields.size() > 1 ? BETWEEN_FIELDS : SPACING);
            getChildren().setAll(fields);
        }
    }

    private void replace() {
        edit.replace();
        fields.getFirst().requestFocus();
    }

    /** Its words are the same for every secret, so a screen reader is told which one it is about. */
    private Button button(String action, Runnable work, String... styles) {
        Button button = Parts.button(texts.get("editor.key." + action), work, styles);
        button.setAccessibleText(texts.get("editor.secret.action", button.getText(), texts.get(name)));
        button.setId("profile-" + name.substring(name.indexOf('.') + 1) + "-" + action);
        return button;
    }
}
