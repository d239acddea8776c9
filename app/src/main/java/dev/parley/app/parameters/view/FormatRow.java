package dev.parley.app.parameters.view;

import dev.parley.app.control.Labels;
import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.parameters.ParameterField;
import dev.parley.app.parameters.ResponseFormat;
import dev.parley.app.parameters.SchemaTemplate;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** In what form the answer comes, and the schema where it has one. */
final class FormatRow extends VBox {
    private static final int ROWS = 14;

    private final ResponseFormat format;
    private final Texts texts;
    private final Subscriptions subscriptions;

    FormatRow(ResponseFormat format, Texts texts, Subscriptions subscriptions) {
        this.format = format;
        this.texts = texts;
        this.subscriptions = subscriptions;
        getStyleClass().add("parameter-row");
        VBox schema = new VBox(8, tools(), editor());
        schema.getStyleClass().add("schema-editor");
        subscriptions.follow(format.form(), now -> show(schema, now == ResponseFormat.Form.JSON_SCHEMA));
        getChildren().addAll(head(), choice(), schema);
    }

    private Node head() {
        Label name = Labels.of(texts.get("format"), "text-ui-medium");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label wire = Labels.of(format.schema().parameter().wireName(), "text-code-small", "muted");
        HBox head = new HBox(8, name, wire);
        head.getStyleClass().add("parameter-head");
        return head;
    }

    private Node choice() {
        HBox segment = new HBox();
        segment.getStyleClass().add("segment");
        for (ResponseFormat.Form form : format.forms()) {
            String word = texts.get("format." + form.name().toLowerCase(Locale.ROOT));
            ToggleButton button = new ToggleButton(word);
            button.setAccessibleText(texts.get("format") + ": " + word);
            button.setOnAction(event -> {
                format.choose(form);
                button.setSelected(form == format.form().get());
            });
            subscriptions.follow(format.form(), now -> button.setSelected(now == form));
            segment.getChildren().add(button);
        }
        segment.setMaxWidth(Region.USE_PREF_SIZE);
        return segment;
    }

    private Node tools() {
        HBox tools = new HBox(8);
        tools.setAlignment(Pos.CENTER_LEFT);
        ParameterField name = format.name();
        if (name != null) {
            TextField field = new TextField();
            field.setPromptText(texts.get("schema.name"));
            field.setAccessibleText(name.label());
            field.getStyleClass().add("text-code-small");
            field.setMinWidth(0);
            HBox.setHgrow(field, Priority.ALWAYS);
            field.textProperty().bindBidirectional(name.text());
            subscriptions.add(() -> field.textProperty().unbindBidirectional(name.text()));
            tools.getChildren().add(field);
        }
        ParameterField strict = format.strict();
        if (strict != null) {
            CheckBox box = new CheckBox(texts.get("schema.strict"));
            box.setMinWidth(USE_PREF_SIZE);
            box.setOnAction(event -> strict.text().set(box.isSelected() ? "true" : ""));
            subscriptions.follow(strict.text(), now -> box.setSelected(now.equals("true")));
            tools.getChildren().add(box);
        }
        MenuButton templates = new MenuButton(texts.get("schema.templates"));
        templates.setMinWidth(USE_PREF_SIZE);
        for (SchemaTemplate template : SchemaTemplate.values()) {
            MenuItem item = new MenuItem(texts.get(template.textKey()));
            item.setOnAction(event -> format.begin(template));
            templates.getItems().add(item);
        }
        tools.getChildren().add(templates);
        return tools;
    }

    private Node editor() {
        ParameterField schema = format.schema();
        JsonEditor editor = new JsonEditor(ROWS);
        TextArea area = editor.area();
        area.setAccessibleText(schema.label());
        area.textProperty().bindBidirectional(schema.text());
        subscriptions.add(() -> area.textProperty().unbindBidirectional(schema.text()));
        subscriptions.follow(area.focusedProperty(), format::editing);
        Label problem = line(schema.problem(), "danger");
        Label advice = line(format.advice(), "warning");
        subscriptions.follow(schema.problem(), now -> {
            area.getStyleClass().remove("invalid");
            if (!now.isEmpty()) {
                area.getStyleClass().add("invalid");
            }
            area.setAccessibleHelp(now);
        });
        return new VBox(4, editor.node(), problem, advice);
    }

    private Label line(ObservableValue<String> words, String look) {
        Label line = Labels.of("", "text-caption", look);
        Wrapping.wrap(line);
        line.setMinHeight(USE_PREF_SIZE);
        subscriptions.follow(words, now -> {
            line.setText(now);
            show(line, !now.isEmpty());
        });
        return line;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
