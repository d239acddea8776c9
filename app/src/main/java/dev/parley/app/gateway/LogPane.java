package dev.parley.app.gateway;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.control.ListKeys;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
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

    /** {@code save} keeps a text in a file that the person chooses. */
    LogPane(GatewayViewModel model, Texts texts, Subscriptions subscriptions, Consumer<String> save) {
        super(8);
        this.model = model;
        this.texts = texts;
        this.subscriptions = subscriptions;
        HBox head = new HBox(
                8, Labels.of(texts.get("log.title"), "text-section"), Labels.gap(), services(), filter(), pause());
        head.getChildren()
                .addAll(
                        IconButtons.flat("fth-copy", texts.get("log.copy"), this::copy),
                        IconButtons.flat("fth-download", texts.get("log.save"), () -> save.accept(model.logText())));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        list.setItems(model.lines());
        list.setCellFactory(view -> new LogCell(model.logWords()));
        list.setFixedCellSize(LogCell.HEIGHT);
        list.setAccessibleText(texts.get("log.title"));
        list.getStyleClass().add("log-list");
        ListKeys.passEscape(list);
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

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.logText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Node services() {
        MenuButton button = new MenuButton();
        button.getStyleClass().add("small");
        subscriptions.follow(model.service(), now -> {
            button.setText(now.isEmpty() ? texts.get("log.all_services") : now);
            button.setAccessibleText(texts.get("log.of_service", button.getText()));
        });
        button.setOnShowing(event -> {
            button.getItems().setAll(service("", texts.get("log.all_services")));
            model.upstreams().forEach(row -> button.getItems().add(service(row.name(), row.name())));
        });
        button.getItems().setAll(service("", texts.get("log.all_services")));
        return button;
    }

    private MenuItem service(String name, String words) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> {
            model.service().set(name);
            toEnd();
        });
        return item;
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
