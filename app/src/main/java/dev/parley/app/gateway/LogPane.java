package dev.parley.app.gateway;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The requests that were answered, the latest at the end, which the list follows unless it is paused. */
final class LogPane extends VBox {
    private final GatewayViewModel model;
    private final Texts texts;
    private final Subscriptions subscriptions;
    private final ListView<LogLine> list = new ListView<>();

    LogPane(GatewayViewModel model, Texts texts, Subscriptions subscriptions) {
        super(8);
        this.model = model;
        this.texts = texts;
        this.subscriptions = subscriptions;
        HBox head = new HBox(8, Labels.of(texts.get("log.title"), "text-section"), Labels.gap(), filter(), pause());
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        list.setItems(model.lines());
        list.setCellFactory(view -> new LogCell(texts));
        list.setFixedCellSize(LogCell.HEIGHT);
        list.setAccessibleText(texts.get("log.title"));
        list.getStyleClass().add("log-list");
        list.setMinHeight(160);
        list.setPrefHeight(240);
        list.setPlaceholder(Labels.of(texts.get("log.empty"), "text-ui", "muted"));
        VBox.setVgrow(list, Priority.ALWAYS);
        setMinWidth(0);
        getChildren().addAll(head, list);
        model.lines().addListener((ListChangeListener<LogLine>) change -> toEnd());
    }

    private void toEnd() {
        int size = list.getItems().size();
        if (size > 0 && !model.paused().get()) {
            list.scrollTo(size - 1);
        }
    }

    private Node filter() {
        ToggleGroup group = new ToggleGroup();
        HBox segment = new HBox();
        segment.getStyleClass().add("segment");
        for (LogFilter one : LogFilter.values()) {
            ToggleButton button = new ToggleButton(texts.get(one.key()));
            button.setAccessibleText(button.getText());
            button.setToggleGroup(group);
            button.setSelected(one == model.filter().get());
            button.setOnAction(event -> {
                button.setSelected(true); // one is always chosen
                model.filter().set(one);
                toEnd();
            });
            segment.getChildren().add(button);
        }
        return segment;
    }

    private Button pause() {
        Button pause = IconButtons.flat(
                "fth-pause",
                texts.get("log.pause"),
                () -> model.paused().set(!model.paused().get()));
        subscriptions.follow(model.paused(), paused -> {
            pause.setGraphic(new FontIcon(paused ? "fth-play" : "fth-pause"));
            IconButtons.say(pause, texts.get(paused ? "log.resume" : "log.pause"));
        });
        return pause;
    }
}
