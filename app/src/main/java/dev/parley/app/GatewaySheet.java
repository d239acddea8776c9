package dev.parley.app;

import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.BundledGateway;
import dev.parley.app.shell.Sheet;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What there is to know of the bundled gateway, and the button that starts it. */
final class GatewaySheet {

    private GatewaySheet() {}

    static Sheet of(BundledGateway gateway, GatewayStatus status, Texts texts) {
        Label words = new Label();
        words.getStyleClass().add("text-ui-medium");
        Label about = new Label(texts.get("gateway.about"));
        about.getStyleClass().add("muted");
        Wrapping.wrap(about);
        TextField address = new TextField();
        address.setEditable(false);
        address.setAccessibleText(texts.get("gateway.address"));
        Label problem = new Label();
        problem.getStyleClass().add("danger");
        Wrapping.wrap(problem);
        Button start = new Button(texts.get("gateway.start"));
        start.getStyleClass().add("primary");
        start.setOnAction(event -> gateway.start());
        Runnable refresh = () -> {
            BundledGateway.State state = gateway.state().get();
            words.setText(status.words().get());
            problem.setText(gateway.problem().get());
            problem.setManaged(!problem.getText().isEmpty());
            boolean runs = state == BundledGateway.State.RUNNING;
            address.setText(String.valueOf(gateway.url().get()));
            address.setVisible(runs);
            address.setManaged(runs);
            start.setVisible(state == BundledGateway.State.STOPPED || state == BundledGateway.State.FAILED);
            start.setManaged(start.isVisible());
        };
        Subscriptions subscriptions = new Subscriptions();
        subscriptions.onInvalidated(refresh, gateway.url(), gateway.problem(), status.words());
        refresh.run();
        Sheet sheet = new Sheet(texts.get("gateway.title"), new VBox(8, words, about, address, problem), start);
        // Out of the scene is closed for good: each opening makes a new one.
        sheet.sceneProperty().addListener((source, before, now) -> {
            if (now == null) {
                subscriptions.close();
            }
        });
        return sheet;
    }
}
