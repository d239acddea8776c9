package dev.parley.app.gateway;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.control.StateBadge;
import dev.parley.app.control.Tone;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** The gateway: where it answers, its upstreams, what waits and what it has answered. Asks once a second while shown. */
public final class GatewayPage extends BorderPane {
    private static final Duration PACE = Duration.seconds(1);
    private static final double BESIDE = 860;

    private final GatewayViewModel model;
    private final Commands commands;
    private final Texts texts = Texts.of(GatewayViewModel.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final Button run = new Button();
    private final Label problem = Labels.wrapped("", "text-caption", "danger");

    /** What the page wants done around it. */
    public interface Commands {
        void close();

        /** Shows the form that {@code from} makes. */
        void addUpstream(GatewayViewModel from);

        /** Puts the demo model to sleep and asks it something, in a chat that shows how it wakes. */
        void simulateColdStart(GatewayViewModel from);

        /** Shows what the gateway runs with. */
        void showConfiguration(GatewayViewModel from);

        /** Keeps the text of the log in a file that the person chooses. */
        void saveLog(String text);
    }

    public GatewayPage(GatewayViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
        getStyleClass().addAll("place-page", "gateway-page");
        setTop(head());
        BorderPane bottom =
                bottom(new QueuePane(model, texts), new LogPane(model, texts, subscriptions, commands::saveLog));
        VBox.setVgrow(bottom, Priority.ALWAYS);
        VBox body = new VBox(20, problem, new FactsCard(model, texts, subscriptions), upstreams(), bottom);
        body.getStyleClass().add("place-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        subscriptions.follow(model.stage(), this::show);
        subscriptions.follow(model.problem(), sentence -> {
            problem.setText(sentence);
            problem.setVisible(!sentence.isEmpty());
            problem.setManaged(!sentence.isEmpty());
        });
        Timeline pace = new Timeline(new KeyFrame(PACE, event -> model.refresh()));
        pace.setCycleCount(Animation.INDEFINITE);
        sceneProperty().addListener((source, before, now) -> {
            if (now == null) {
                pace.stop();
                model.tokenShown().set(false);
            } else {
                model.refresh();
                pace.play();
            }
        });
        subscriptions.add(pace::stop);
    }

    private HBox head() {
        StateBadge badge = new StateBadge();
        subscriptions.follow(
                model.stageWords(),
                words -> badge.show(words, tone(model.stage().get())));
        run.setId("gateway-run");
        HBox head = new HBox(
                8,
                Labels.of(texts.get("page.title"), "text-section"),
                badge,
                Labels.gap(),
                configuration(),
                run,
                IconButtons.flat("fth-x", texts.get("page.close"), commands::close));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-head");
        return head;
    }

    private Button configuration() {
        Button show = new Button(texts.get("page.configuration"), new FontIcon("fth-file-text"));
        show.setAccessibleText(show.getText());
        show.setOnAction(event -> commands.showConfiguration(model));
        subscriptions.follow(model.stage(), stage -> show.setDisable(stage != GatewayViewModel.Stage.RUNNING));
        return show;
    }

    private static Tone tone(GatewayViewModel.Stage stage) {
        return switch (stage) {
            case STOPPED -> Tone.OFF;
            case STARTING, STOPPING -> Tone.WARNING;
            case RUNNING -> Tone.SUCCESS;
            case FAILED -> Tone.DANGER;
        };
    }

    private void show(GatewayViewModel.Stage stage) {
        boolean stops = stage == GatewayViewModel.Stage.RUNNING || stage == GatewayViewModel.Stage.STOPPING;
        run.setText(texts.get(stops ? "page.stop" : "page.start"));
        run.setAccessibleText(run.getText());
        FontIcon icon = new FontIcon(stops ? "fth-square" : "fth-play");
        icon.getStyleClass().addAll("icon-14", stops ? "danger" : "accent");
        run.setGraphic(icon);
        run.setOnAction(event -> {
            if (stops) {
                model.stop();
            } else {
                model.start();
            }
        });
        run.setDisable(stage == GatewayViewModel.Stage.STARTING || stage == GatewayViewModel.Stage.STOPPING);
    }

    private VBox upstreams() {
        Button cold = new Button(texts.get("upstreams.cold"), new FontIcon("fth-clock"));
        cold.setAccessibleText(cold.getText());
        cold.getStyleClass().add("small");
        cold.setOnAction(event -> commands.simulateColdStart(model));
        subscriptions.follow(model.stage(), stage -> cold.setDisable(stage != GatewayViewModel.Stage.RUNNING));
        Button add = new Button(texts.get("upstreams.add"), new FontIcon("fth-plus"));
        add.setAccessibleText(add.getText());
        add.getStyleClass().add("small");
        add.setOnAction(event -> commands.addUpstream(model));
        HBox top = new HBox(8, Labels.of(texts.get("upstreams.title"), "text-section"), Labels.gap(), cold, add);
        top.setAlignment(Pos.CENTER_LEFT);
        return new VBox(8, top, new UpstreamTable(model, texts));
    }

    /** Queue and log side by side, and one below the other where there is no room for that. */
    private static BorderPane bottom(QueuePane queue, LogPane log) {
        BorderPane bottom = new BorderPane(log);
        bottom.widthProperty().subscribe(width -> {
            boolean beside = width.doubleValue() >= BESIDE;
            BorderPane.setMargin(queue, beside ? new Insets(0, 16, 0, 0) : new Insets(0, 0, 16, 0));
            if (beside && bottom.getLeft() == null) {
                bottom.setTop(null);
                bottom.setLeft(queue);
            } else if (!beside && bottom.getTop() == null) {
                bottom.setLeft(null);
                bottom.setTop(queue);
            }
        });
        return bottom;
    }

    /** Puts the focus on the button that starts and stops. */
    public void focusFirst() {
        run.requestFocus();
    }

    /** Stops listening. */
    public void dispose() {
        subscriptions.close();
    }
}
