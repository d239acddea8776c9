package dev.parley.app.gateway;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.Secret;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Address, token and figures of a gateway that runs; one sentence about one that does not. */
final class FactsCard extends StackPane {
    private final GatewayViewModel model;
    private final Texts texts;
    private final Subscriptions subscriptions;

    FactsCard(GatewayViewModel model, Texts texts, Subscriptions subscriptions) {
        this.model = model;
        this.texts = texts;
        this.subscriptions = subscriptions;
        getStyleClass().add("place-card");
        FlowPane facts = new FlowPane(36, 12, address(), token(), listens());
        facts.getChildren()
                .addAll(
                        figure("facts.in_flight", model.inFlight()),
                        figure("facts.running_for", model.runningFor()),
                        figure("facts.requests", model.requests()));
        Label about = Labels.wrapped(texts.get("page.about"), "text-ui", "muted");
        about.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(facts, about);
        subscriptions.follow(model.address(), now -> {
            show(facts, !now.isEmpty());
            show(about, now.isEmpty());
        });
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private VBox fact(String key, Node... value) {
        HBox row = new HBox(4, value);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("fact-value");
        return new VBox(2, Labels.of(texts.get(key), "text-caption", "muted"), row);
    }

    private VBox figure(String key, ObservableValue<String> value) {
        Label label = Labels.of("", "text-code");
        subscriptions.follow(value, label::setText);
        return fact(key, label);
    }

    private VBox address() {
        Label label = Labels.of("", "text-code");
        label.setId("gateway-address");
        subscriptions.follow(model.address(), label::setText);
        return fact(
                "facts.address",
                label,
                IconButtons.small(
                        "fth-copy",
                        texts.get("facts.copy_address"),
                        () -> copy(model.address().get())));
    }

    private VBox listens() {
        return fact("facts.listens", Labels.of(texts.get("facts.listens_here"), "text-ui"));
    }

    private VBox token() {
        Label label = Labels.of("", "text-code");
        label.setId("gateway-token");
        // A screen reader does not spell out what is masked, nor what is shown for a glance.
        label.setAccessibleText(texts.get("facts.token"));
        subscriptions.follow(model.token(), label::setText);
        Button eye = IconButtons.small(
                "fth-eye",
                texts.get("facts.show_token"),
                () -> model.tokenShown().set(!model.tokenShown().get()));
        subscriptions.follow(model.tokenShown(), shown -> {
            eye.setGraphic(new FontIcon(shown ? "fth-eye-off" : "fth-eye"));
            IconButtons.say(eye, texts.get(shown ? "facts.hide_token" : "facts.show_token"));
        });
        Button copy = IconButtons.small("fth-copy", texts.get("facts.copy_token"), () -> {
            Secret secret = model.tokenToCopy();
            if (secret != null) {
                copy(secret.reveal());
            }
        });
        return fact("facts.token", label, eye, copy);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
