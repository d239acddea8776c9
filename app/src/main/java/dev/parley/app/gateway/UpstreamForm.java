package dev.parley.app.gateway;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Texts;
import dev.parley.app.gateway.UpstreamFormViewModel.KeySource;
import dev.parley.app.gateway.UpstreamFormViewModel.Kind;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The form for another upstream, as the body of a dialog. */
public final class UpstreamForm extends VBox {
    private final UpstreamFormViewModel model;
    private final Runnable cancel;
    private final Texts texts = Texts.of(UpstreamForm.class);

    public UpstreamForm(UpstreamFormViewModel model, Runnable cancel) {
        super(14);
        this.model = model;
        this.cancel = cancel;
        getStyleClass().add("upstream-form");
        Label about = Labels.wrapped("", "text-caption", "muted");
        VBox remote = new VBox(14, text("form.url", model.url(), UpstreamField.URL), keySource(), key(), variable());
        VBox command = new VBox(14, command(), idleStop());
        VBox kind = new VBox(6, kinds(), about);
        getChildren()
                .addAll(
                        kind,
                        text("form.name", model.name(), UpstreamField.NAME),
                        remote,
                        command,
                        models(),
                        failure());
        model.kind().subscribe(now -> {
            show(remote, now == Kind.URL);
            show(command, now == Kind.COMMAND);
            about.setText(texts.get("form.kind." + now.name().toLowerCase(Locale.ROOT) + "_about"));
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField) {
                model.submit();
                event.consume();
            }
        });
    }

    /** Of the dialog. */
    public String title() {
        return texts.get("form.title");
    }

    /** Cancel and Add. */
    public Node[] buttons() {
        Button no = new Button(texts.get("form.cancel"));
        no.setAccessibleText(no.getText());
        no.setOnAction(event -> cancel.run());
        Button add = new Button(texts.get("form.add"));
        add.setId("upstream-add");
        add.setAccessibleText(add.getText());
        add.getStyleClass().add("primary");
        add.disableProperty().bind(model.busy());
        add.setOnAction(event -> model.submit());
        return new Node[] {no, add};
    }

    private Node kinds() {
        HBox segment = new HBox();
        segment.getStyleClass().add("segment");
        segment.setMaxWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (Kind kind : Kind.values()) {
            choice(
                    segment,
                    group,
                    "form.kind." + kind.name().toLowerCase(Locale.ROOT),
                    kind == model.kind().get(),
                    () -> model.kind().set(kind));
        }
        return segment;
    }

    private void choice(HBox segment, ToggleGroup group, String key, boolean selected, Runnable choose) {
        ToggleButton button = new ToggleButton(texts.get(key));
        button.setAccessibleText(button.getText());
        button.setToggleGroup(group);
        button.setSelected(selected);
        button.setOnAction(event -> {
            button.setSelected(true); // one is always chosen
            choose.run();
        });
        segment.getChildren().add(button);
    }

    private Node keySource() {
        HBox segment = new HBox();
        segment.getStyleClass().add("segment");
        segment.setMaxWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (KeySource source : KeySource.values()) {
            choice(
                    segment,
                    group,
                    "form.key." + source.name().toLowerCase(Locale.ROOT),
                    source == model.keySource().get(),
                    () -> model.keySource().set(source));
        }
        return new VBox(4, Labels.of(texts.get("form.key.source"), "text-ui-medium"), segment);
    }

    private Node key() {
        PasswordField field = new PasswordField();
        field.setId("upstream-key");
        field.textProperty().addListener((source, before, now) -> model.typeKey(now));
        Node shown = field("form.key", field, UpstreamField.KEY, "form.key.about");
        model.keySource().subscribe(now -> show(shown, now == KeySource.RING));
        return shown;
    }

    private Node variable() {
        Node shown = field("form.variable", textField("form.variable", model.variable()), UpstreamField.VARIABLE, null);
        model.keySource().subscribe(now -> show(shown, now == KeySource.VARIABLE));
        return shown;
    }

    private Node models() {
        return field("form.models", textField("form.models", model.models()), null, "form.models.about");
    }

    private Node command() {
        TextField field = textField("form.command", model.command());
        field.getStyleClass().add("text-code");
        return field("form.command", field, UpstreamField.COMMAND, "form.command.about");
    }

    private Node idleStop() {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(model.idleStop());
        field.setMaxWidth(120);
        return field("form.idle", field, UpstreamField.IDLE_STOP, "form.idle.unit");
    }

    private Node text(String key, StringProperty value, UpstreamField field) {
        return field(key, textField(key, value), field, null);
    }

    private TextField textField(String key, StringProperty value) {
        TextField field = new TextField();
        field.setPromptText(texts.get(key + ".prompt"));
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /** A name, its control, and below it what is wrong with it, else what there is to know. */
    private VBox field(String key, Control control, @Nullable UpstreamField checked, @Nullable String about) {
        String title = texts.get(key);
        control.setAccessibleText(title);
        Label label = Labels.of(title, "text-ui-medium");
        label.setLabelFor(control);
        Label note = Labels.wrapped("", "text-caption");
        String hint = about == null ? "" : texts.get(about);
        if (checked == null) {
            say(control, note, "", hint);
        } else {
            model.problem(checked).subscribe(problem -> say(control, note, problem, hint));
        }
        return new VBox(4, label, control, note);
    }

    private static void say(Control control, Label note, String problem, String hint) {
        note.setText(problem.isEmpty() ? hint : problem);
        show(note, !note.getText().isEmpty());
        note.getStyleClass().removeAll("danger", "muted");
        note.getStyleClass().add(problem.isEmpty() ? "muted" : "danger");
        control.setAccessibleHelp(note.getText());
        control.getStyleClass().remove("invalid");
        if (!problem.isEmpty()) {
            control.getStyleClass().add("invalid");
        }
    }

    private Node failure() {
        Label failure = Labels.wrapped("", "text-caption", "danger");
        model.failure().subscribe(sentence -> {
            failure.setText(sentence);
            show(failure, !sentence.isEmpty());
        });
        return failure;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
