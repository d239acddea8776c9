package dev.parley.app.shell.settings;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
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
                SettingRow.of(texts, "network.login", login(subscriptions)),
                SettingRow.of(
                        texts,
                        "network.authorities",
                        field("authorities", model.authorities(), subscriptions),
                        browse));
        Label note = Labels.wrapped(texts.get("network.note"), "text-caption", "muted");
        return new VBox(
                12,
                rows,
                problem("network-problem", model.problem(), subscriptions),
                problem("network-login-problem", model.loginProblem(), subscriptions),
                note);
    }

    private static Label problem(String id, ObservableValue<String> text, Subscriptions subscriptions) {
        Label problem = Labels.wrapped("", "text-caption", "danger");
        problem.setId(id);
        subscriptions.follow(text, now -> {
            problem.setText(now);
            show(problem, !now.isEmpty());
        });
        return problem;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Two fields, or that there is a login. It is stored once the focus has left both. */
    private Node login(Subscriptions subscriptions) {
        TextField user = new TextField();
        PasswordField password = new PasswordField();
        Runnable apply = () -> model.applyLogin(user.getText(), password.getText(), () -> {
            user.clear();
            password.clear();
        });
        HBox fields = new HBox(12, half(user, "user", apply), half(password, "password", apply));
        subscriptions.onChange(fields.focusWithinProperty(), within -> {
            if (!within) {
                apply.run();
            }
        });
        Label stored = Labels.of(texts.get("network.login_stored"), "text-ui", "muted");
        Button remove = SettingRow.button(texts, "network.login_remove", model::removeLogin);
        remove.setId("network-login-remove");
        HBox kept = new HBox(12, stored, remove);
        kept.setAlignment(Pos.CENTER_RIGHT);
        subscriptions.follow(model.loginStored(), is -> {
            show(fields, !is);
            show(kept, is);
        });
        return new StackPane(fields, kept);
    }

    private TextField half(TextField field, String name, Runnable apply) {
        field.setId("network-login-" + name);
        field.setPromptText(texts.get("network.login_" + name));
        field.setAccessibleText(texts.get("network.login_" + name + "_spoken"));
        field.setPrefWidth((FIELD_WIDTH - 12) / 2);
        field.setOnAction(event -> apply.run());
        return field;
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
