package dev.parley.app.shell;

import dev.parley.app.control.StateDot;
import dev.parley.app.fx.Subscriptions;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The two sides of the status bar. The timer ticks only while something goes on. */
public final class StatusBar implements AutoCloseable {
    private static final Duration TICK = Duration.millis(200);

    private final StateDot dot = new StateDot();
    private final Label word = label("text-caption", "muted");
    private final Label timer = label("text-code-small", "muted");
    private final HBox phase = group(dot, word, timer);
    private final HBox figures = new HBox(16);
    private final HBox start = new HBox(16, phase, figures);
    private final Label gatewayName = label("text-caption", "muted");
    private final Label gatewayState = label("text-code-small", "muted");
    private final HBox end;
    private final Timeline ticks = new Timeline(new KeyFrame(TICK, event -> tick()));
    private final Subscriptions subscriptions = new Subscriptions();
    private @Nullable Long since;

    public StatusBar(ObservableValue<StatusLine> line, ObservableValue<StatusLine.Gateway> gateway) {
        start.setAlignment(Pos.CENTER_LEFT);
        figures.setAlignment(Pos.CENTER_LEFT);
        start.setMinWidth(0);
        FontIcon icon = new FontIcon("fth-server");
        icon.getStyleClass().add("icon-14");
        end = group(icon, gatewayName, gatewayState);
        ticks.setCycleCount(Animation.INDEFINITE);
        subscriptions.follow(line, this::show);
        subscriptions.follow(gateway, this::show);
    }

    private static Label label(String... classes) {
        Label label = new Label();
        label.getStyleClass().addAll(classes);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(6, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    /** Phase, timer and figures. */
    public Node start() {
        return start;
    }

    /** The gateway. */
    public Node end() {
        return end;
    }

    private void show(StatusLine line) {
        dot.setTone(line.tone());
        since = line.sinceNanos();
        boolean active = since != null;
        word.setText(line.word());
        word.getStyleClass().setAll("label", active ? "text-caption-medium" : "text-caption");
        if (!active) {
            word.getStyleClass().add("muted");
        }
        timer.setVisible(active);
        timer.setManaged(active);
        show(line.figures());
        if (active) {
            tick();
            ticks.play();
        } else {
            ticks.stop();
        }
    }

    /** Fills the labels that are there: figures change many times a second while an answer streams. */
    private void show(List<StatusLine.Figure> now) {
        while (figures.getChildren().size() > now.size()) {
            figures.getChildren().removeLast();
        }
        while (figures.getChildren().size() < now.size()) {
            figures.getChildren().add(new FigureView());
        }
        for (int i = 0; i < now.size(); i++) {
            if (figures.getChildren().get(i) instanceof FigureView view) {
                view.show(now.get(i));
            }
        }
    }

    private static final class FigureView extends HBox {
        private final Label before = label("text-caption", "muted");
        private final Label value = label("text-code-small");
        private final Label after = label("text-caption", "muted");

        FigureView() {
            super(6);
            setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(before, value, after);
        }

        void show(StatusLine.Figure figure) {
            value.setText(figure.value());
            show(before, figure.before());
            show(after, figure.after());
        }

        private static void show(Label label, String text) {
            label.setText(text);
            label.setManaged(!text.isEmpty());
        }
    }

    private void show(StatusLine.Gateway gateway) {
        gatewayName.setText(gateway.words());
        gatewayState.setText(gateway.address());
        gatewayState.setVisible(!gateway.address().isEmpty());
        gatewayState.setManaged(!gateway.address().isEmpty());
    }

    private void tick() {
        if (since != null) {
            timer.setText(ElapsedTime.text(System.nanoTime() - since));
        }
    }

    @Override
    public void close() {
        ticks.stop();
        subscriptions.close();
    }
}
