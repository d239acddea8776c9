package dev.parley.app.parameters.view;

import dev.parley.app.control.IconButtons;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.parameters.ParameterField;
import dev.parley.app.parameters.ParametersViewModel;
import dev.parley.app.parameters.ResponseFormat;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A field for each parameter of the endpoint, with what is set, and the presets. */
public final class ParametersView extends VBox implements AutoCloseable {
    private final Texts texts = Texts.of(ParametersViewModel.class);
    private final ParametersViewModel model;
    private final Subscriptions subscriptions = new Subscriptions();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final PresetMenu presets;
    private Subscriptions ofRows = new Subscriptions();

    public ParametersView(ParametersViewModel model) {
        this.model = model;
        getStyleClass().add("parameters-view");
        presets = new PresetMenu(model, texts, subscriptions);
        rows.getStyleClass().add("parameter-rows");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(summary(), presets.nameRow(), scroll);
        subscriptions.onInvalidated(this::showRows, model.fields());
        showRows();
    }

    /** What concerns all fields, for the end of the row of tabs. */
    public List<Node> actions() {
        return List.of(presets.button());
    }

    private Node summary() {
        Label words = new Label();
        words.getStyleClass().addAll("text-caption", "muted", "parameters-summary");
        words.textProperty().bind(model.summary());
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button reset = IconButtons.small("fth-rotate-ccw", texts.get("reset_all"), model::resetAll);
        subscriptions.follow(model.own(), own -> reset.setDisable(!own));
        HBox line = new HBox(8, words, reset);
        line.getStyleClass().add("parameters-head");
        return line;
    }

    private void showRows() {
        ofRows.close();
        ofRows = new Subscriptions();
        rows.getChildren().clear();
        ResponseFormat format = model.format().orElse(null);
        if (format != null) {
            ofRows.add(format::close);
        }
        boolean formatShown = false;
        for (ParameterField field : model.fields()) {
            if (format == null || !ResponseFormat.isPart(field)) {
                rows.getChildren().add(new FieldRow(field, texts, ofRows));
            } else if (!formatShown) {
                rows.getChildren().add(new FormatRow(format, texts, ofRows));
                formatShown = true;
            }
        }
        scroll.setVvalue(0);
    }

    /** Puts the caret into the first field. */
    public void focusFirst() {
        if (rows.getChildren().isEmpty()) {
            return;
        }
        // The scroll pane takes its content into the scene with its first style pass only.
        applyCss();
        layout();
        if (rows.getChildren().getFirst() instanceof FieldRow first) {
            first.focus();
        }
    }

    @Override
    public void close() {
        ofRows.close();
        subscriptions.close();
    }
}
