package dev.parley.app.parameters.view;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.parameters.ParameterField;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A parameter: its name, the endpoint's name for it, Reset, the editor, and what is wrong. */
final class FieldRow extends VBox {
    private static final Set<String> HINTED = Set.of("extra", "tools", "stop");

    private final FieldEditor editor;

    FieldRow(ParameterField field, Texts texts, Subscriptions subscriptions) {
        getStyleClass().add("parameter-row");
        editor = FieldEditor.of(field, texts, subscriptions);
        getChildren().addAll(head(field, texts, subscriptions), editor.node());
        if (HINTED.contains(field.parameter().name())) {
            getChildren().add(line(texts.get("hint." + field.parameter().name()), "muted"));
        }
        Label problem = line("", "danger");
        subscriptions.follow(field.problem(), now -> {
            problem.setText(now);
            show(problem, !now.isEmpty());
            editor.input().setAccessibleHelp(now);
            editor.input().getStyleClass().remove("invalid");
            if (!now.isEmpty()) {
                editor.input().getStyleClass().add("invalid");
            }
        });
        getChildren().add(problem);
    }

    private Node head(ParameterField field, Texts texts, Subscriptions subscriptions) {
        Label name = new Label(field.label());
        name.getStyleClass().add("text-ui-medium");
        name.setLabelFor(editor.input());
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label wire = new Label(field.parameter().wireName());
        wire.getStyleClass().addAll("text-code-small", "muted");
        wire.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(wire, Priority.ALWAYS);
        Button reset = IconButtons.small("fth-rotate-ccw", texts.get("field.reset", field.label()), () -> {
            field.reset();
            // The button goes away and must not take the focus with it.
            editor.input().requestFocus();
        });
        subscriptions.follow(field.text(), now -> reset.setVisible(!now.isEmpty()));
        HBox head = new HBox(8, name, wire, reset);
        head.getStyleClass().add("parameter-head");
        return head;
    }

    private static Label line(String text, String look) {
        Label line = new Label(text);
        line.getStyleClass().addAll("text-caption", look);
        Wrapping.wrap(line);
        return line;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    void focus() {
        editor.input().requestFocus();
    }
}
