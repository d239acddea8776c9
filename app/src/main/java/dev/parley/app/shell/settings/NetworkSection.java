package dev.parley.app.shell.settings;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The section Network. What is typed holds at Enter, or when the field is left. */
public final class NetworkSection {
    private static final double FIELD_WIDTH = 260;
    private static final double LEAST_WIDTH = 180;

    private final Texts texts = Texts.of(NetworkSection.class);
    private final NetworkViewModel model;
    private final Supplier<@Nullable Path> chooser;

    /** {@code chooser} asks for a file of certificates. */
    public NetworkSection(NetworkViewModel model, Supplier<@Nullable Path> chooser) {
        this.model = model;
        this.chooser = chooser;
    }

    public Node of(Subscriptions subscriptions) {
        model.reset();
        Button browse = SettingRow.button(texts, "network.browse", this::choose);
        VBox rows = SettingRow.list(
                SettingRow.of(texts, "network.proxy", field("proxy", model.proxy(), subscriptions)),
                SettingRow.of(texts, "network.exceptions", field("exceptions", model.exceptions(), subscriptions)),
                SettingRow.of(
                        texts,
                        "network.authorities",
                        field("authorities", model.authorities(), subscriptions),
                        browse));
        Label problem = Labels.wrapped("", "text-caption", "danger");
        problem.setId("network-problem");
        subscriptions.follow(model.problem(), now -> {
            problem.setText(now);
            problem.setVisible(!now.isEmpty());
            problem.setManaged(!now.isEmpty());
        });
        Label note = Labels.wrapped(texts.get("network.note"), "text-caption", "muted");
        return new VBox(12, rows, problem, note);
    }

    private TextField field(String name, StringProperty value, Subscriptions subscriptions) {
        TextField field = new TextField();
        field.setId("network-" + name);
        field.setPromptText(texts.get("network." + name + "_prompt"));
        field.setAccessibleText(texts.get("network." + name));
        field.setPrefWidth(FIELD_WIDTH);
        field.setMinWidth(LEAST_WIDTH);
        field.textProperty().bindBidirectional(value);
        subscriptions.add(() -> field.textProperty().unbindBidirectional(value));
        field.setOnAction(event -> model.apply());
        subscriptions.onChange(field.focusedProperty(), focused -> {
            if (!focused) {
                model.apply();
            }
        });
        return field;
    }

    private void choose() {
        Path file = chooser.get();
        if (file != null) {
            model.authorities().set(file.toString());
            model.apply();
        }
    }
}
