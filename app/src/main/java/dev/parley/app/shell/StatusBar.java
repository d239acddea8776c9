package dev.parley.app.shell;

import dev.parley.app.control.StateDot;
import dev.parley.app.fx.Subscriptions;
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
    private final StateDot gatewayDot = new StateDot();
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
        end = group(icon, gatewayName, gatewayDot, gatewayState);
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
        figures.getChildren().setAll(line.figures().stream().map(StatusBar::figure).toList());
        if (active) {
            tick();
            ticks.play();
        } else {
            ticks.stop();
        }
    }

    private static Node figure(StatusLine.Figure figure) {
        Label before = label("text-caption", "muted");
        Label value = label("text-code-small");
        Label after = label("text-caption", "muted");
        before.setText(figure.before());
        value.setText(figure.value());
        after.setText(figure.after());
        HBox group = group(value);
        if (!figure.before().isEmpty()) {
            group.getChildren().addFirst(before);
        }
        if (!figure.after().isEmpty()) {
            group.getChildren().addLast(after);
        }
        return group;
    }

    private void show(StatusLine.Gateway gateway) {
        gatewayDot.setTone(gateway.tone());
        gatewayName.setText(gateway.name());
        gatewayState.setText(gateway.state());
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
