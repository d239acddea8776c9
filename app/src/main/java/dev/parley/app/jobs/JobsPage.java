package dev.parley.app.jobs;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.control.ListKeys;
import dev.parley.app.control.SearchField;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** All jobs, the chosen one beside them. Times and progress move on once a second while it is shown. */
public final class JobsPage extends BorderPane {
    private static final Duration PACE = Duration.seconds(1);
    private static final double COMPACT = 640;

    private final JobsViewModel model;
    private final Texts texts = Texts.of(JobsViewModel.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final ListView<JobRow> list = new ListView<>();
    private final SearchField search = new SearchField(texts.get("page.filter"));

    /** {@code onClose} leads back to where the person came from. */
    public JobsPage(JobsViewModel model, Runnable onClose) {
        this.model = model;
        getStyleClass().addAll("place-page", "jobs-page");
        setTop(head(onClose));
        VBox body = new VBox(12, tools(), table());
        body.getStyleClass().add("place-body");
        body.setMinWidth(0);
        setCenter(body);
        JobDetail detail =
                new JobDetail(model, texts, () -> list.getSelectionModel().clearSelection(), subscriptions);
        ScrollPane scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("job-detail-scroll");
        subscriptions.follow(model.selected(), row -> setRight(row == null ? null : scroll));
        Timeline pace = new Timeline(new KeyFrame(PACE, event -> model.tick()));
        pace.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((source, before, now) -> {
            if (now == null) {
                pace.stop();
            } else {
                model.reload();
                pace.play();
            }
        });
        subscriptions.add(pace::stop);
    }

    private HBox head(Runnable onClose) {
        HBox head = new HBox(
                8,
                Labels.of(texts.get("page.title"), "text-section"),
                Labels.gap(),
                copyButton(),
                clearButton(),
                IconButtons.flat("fth-x", texts.get("page.close"), onClose));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        return head;
    }

    private Button copyButton() {
        Button copy = new Button(texts.get("page.copy"), new FontIcon("fth-terminal"));
        copy.setAccessibleText(copy.getText());
        copy.getStyleClass().add("small");
        copy.setOnAction(event -> {
            JobRow row = model.selected().get();
            if (row != null) {
                ClipboardContent content = new ClipboardContent();
                content.putString(JobsViewModel.command(row));
                Clipboard.getSystemClipboard().setContent(content);
            }
        });
        subscriptions.follow(model.selected(), row -> copy.setDisable(row == null));
        return copy;
    }

    private Button clearButton() {
        Button clear = new Button(texts.get("page.clear"), new FontIcon("fth-trash-2"));
        IconButtons.say(clear, texts.get("page.clear_about"));
        clear.setAccessibleText(clear.getText());
        clear.getStyleClass().add("small");
        clear.setOnAction(event -> model.clearEnded());
        subscriptions.follow(model.counts(), now -> clear.setDisable(now.all() == now.open()));
        return clear;
    }

    private FlowPane tools() {
        HBox segment = new HBox();
        segment.getStyleClass().add("segment");
        ToggleGroup group = new ToggleGroup();
        for (JobFilter one : JobFilter.values()) {
            Label count = Labels.of("", "text-code-small", "muted");
            ToggleButton button = new ToggleButton(texts.get(one.key()), count);
            button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            button.setToggleGroup(group);
            button.setSelected(one == model.filter().get());
            button.setOnAction(event -> {
                button.setSelected(true); // one is always chosen
                model.filter().set(one);
            });
            subscriptions.follow(model.counts(), now -> {
                count.setText(Long.toString(now.of(one)));
                button.setAccessibleText(texts.get("filter.count", texts.get(one.key()), now.of(one)));
            });
            segment.getChildren().add(button);
        }
        segment.setMinWidth(USE_PREF_SIZE);
        return new FlowPane(12, 8, segment, searchField());
    }

    private Node searchField() {
        search.field().textProperty().bindBidirectional(model.query());
        search.setOnDown(list::requestFocus);
        search.setPrefWidth(200);
        return search;
    }

    private Node table() {
        list.setItems(model.rows());
        list.setFixedCellSize(JobCell.HEIGHT);
        list.setAccessibleText(texts.get("page.title"));
        list.getStyleClass().add("job-list");
        list.setPlaceholder(Labels.wrapped(texts.get("page.empty"), "text-ui", "muted", "page-empty"));
        list.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> chosen(before, now));
        list.setOnKeyPressed(event -> {
            JobRow row = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && row != null) {
                model.openInChat(row);
                event.consume();
            }
        });
        ListKeys.passEscape(list);
        VBox.setVgrow(list, Priority.ALWAYS);
        BooleanBinding compact = list.widthProperty().lessThan(COMPACT);
        list.setCellFactory(view -> new JobCell(model, texts, compact));
        VBox table = new VBox(JobCell.head(texts, compact), list);
        table.getStyleClass().add("place-table");
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    /** A row that was replaced by its newer self stays chosen. */
    private void chosen(@Nullable JobRow before, @Nullable JobRow now) {
        if (now != null) {
            model.select(now);
        } else if (before == null
                || model.rows().stream().anyMatch(row -> row.id().equals(before.id()))) {
            model.select(null);
        }
    }

    /** Puts the caret into the field that filters. */
    public void focusFirst() {
        search.field().requestFocus();
    }

    /** Stops listening. */
    public void dispose() {
        subscriptions.close();
        search.field().textProperty().unbindBidirectional(model.query());
    }
}
