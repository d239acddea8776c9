package dev.parley.app.notebook;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.control.Tips;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.EndpointProfile;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The head of the page: who is asked, and how the page looks. */
final class NotebookHead extends HBox {
    private static final double PROFILE_WIDTH = 220;
    private static final double MODEL_WIDTH = 180;

    NotebookHead(
            NotebookViewModel model,
            BooleanProperty parameters,
            Texts texts,
            Runnable onClose,
            Subscriptions subscriptions) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("page-head");
        Label title = Labels.of(texts.get("title"), "text-section");
        title.setMinWidth(Region.USE_PREF_SIZE);
        getChildren()
                .addAll(
                        title,
                        Labels.gap(),
                        profiles(model, texts, subscriptions),
                        models(model, texts, subscriptions),
                        toggle("fth-type", texts.get("monospaced"), model.monospaced(), subscriptions),
                        toggle("fth-sliders", texts.get("parameters"), parameters, subscriptions),
                        IconButtons.flat("fth-x", texts.get("close"), onClose));
    }

    private static ComboBox<EndpointProfile> profiles(
            NotebookViewModel model, Texts texts, Subscriptions subscriptions) {
        ComboBox<EndpointProfile> box = new ComboBox<>(model.profiles());
        box.setAccessibleText(texts.get("endpoint"));
        box.setPromptText(texts.get("endpoint"));
        box.setPrefWidth(PROFILE_WIDTH);
        box.setMinWidth(0);
        box.setButtonCell(new ProfileCell(false));
        box.setCellFactory(list -> new ProfileCell(true));
        subscriptions.follow(model.profile(), box::setValue);
        box.setOnAction(event -> {
            EndpointProfile chosen = box.getValue();
            if (chosen != null && !chosen.equals(model.profile().get())) {
                model.choose(chosen);
            }
        });
        subscriptions.follow(model.writing(), box::setDisable);
        return box;
    }

    private static ComboBox<String> models(NotebookViewModel model, Texts texts, Subscriptions subscriptions) {
        ComboBox<String> box = new ComboBox<>(model.models());
        box.setEditable(true);
        box.setAccessibleText(texts.get("model"));
        box.getEditor().setAccessibleText(texts.get("model"));
        box.getEditor().setPromptText(texts.get("model.own"));
        box.setPrefWidth(MODEL_WIDTH);
        box.setMinWidth(0);
        box.getEditor().textProperty().bindBidirectional(model.model());
        subscriptions.add(() -> box.getEditor().textProperty().unbindBidirectional(model.model()));
        box.setOnShowing(event -> {
            if (model.models().isEmpty()) {
                model.loadModels();
            }
        });
        box.setPlaceholder(Labels.of(texts.get("model.none"), "text-ui", "muted"));
        subscriptions.follow(model.writing(), box::setDisable);
        return box;
    }

    private static ToggleButton toggle(String icon, String words, BooleanProperty on, Subscriptions subscriptions) {
        ToggleButton button = new ToggleButton();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon");
        button.setAccessibleText(words);
        Tips.say(button, words);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.selectedProperty().bindBidirectional(on);
        subscriptions.add(() -> button.selectedProperty().unbindBidirectional(on));
        return button;
    }

    /** A profile by its name, and in the list by the path that is asked. */
    private static final class ProfileCell extends ListCell<EndpointProfile> {
        private final boolean withPath;

        ProfileCell(boolean withPath) {
            this.withPath = withPath;
        }

        @Override
        protected void updateItem(@Nullable EndpointProfile item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(item.name());
            setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            setGraphic(withPath ? Labels.of(CompletionEndpoint.path(item), "text-code-small", "muted") : null);
        }
    }
}
