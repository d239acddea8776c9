package dev.parley.app.history;

import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Subscriptions;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says above the transcript what is not saved, and why; takes no room while all is well. */
public final class HealthBanner extends VBox implements AutoCloseable {
    private final HealthViewModel model;
    private final Subscriptions subscriptions = new Subscriptions();

    public HealthBanner(HealthViewModel model) {
        this.model = model;
        getStyleClass().add("health");
        subscriptions.onInvalidated(this::show, model.notices());
        show();
    }

    private void show() {
        getChildren().setAll(model.notices().stream().map(this::line).toList());
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private Node line(HealthNotice notice) {
        FontIcon icon = new FontIcon("fth-alert-triangle");
        Label sentence = new Label(notice.sentence());
        sentence.getStyleClass().add("text-ui");
        Wrapping.wrap(sentence);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox line = new HBox(icon, sentence);
        line.getStyleClass().addAll("health-notice", styleClass(notice.kind()));
        line.setAccessibleRole(AccessibleRole.TEXT);
        line.setAccessibleText(notice.sentence());
        if (!notice.offers().isEmpty()) {
            FlowPane buttons = new FlowPane(8, 8);
            buttons.getStyleClass().add("health-offers");
            buttons.setAlignment(Pos.CENTER_RIGHT);
            notice.offers().forEach(offer -> buttons.getChildren().add(button(offer)));
            VBox words = new VBox(8, sentence, buttons);
            HBox.setHgrow(words, Priority.ALWAYS);
            buttons.setAlignment(Pos.CENTER_LEFT);
            line.getChildren().setAll(icon, words);
        }
        return line;
    }

    private Button button(HealthNotice.Offer offer) {
        Button button = new Button(offer.text());
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.busy());
        button.setOnAction(event -> offer.command().run());
        return button;
    }

    private static String styleClass(HealthNotice.Kind kind) {
        return kind == HealthNotice.Kind.DAMAGED || kind == HealthNotice.Kind.UNSAVED ? "danger" : "warning";
    }

    @Override
    public void close() {
        subscriptions.close();
        model.dispose();
    }
}
