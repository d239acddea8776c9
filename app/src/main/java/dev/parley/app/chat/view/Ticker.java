package dev.parley.app.chat.view;

import dev.parley.app.fx.Subscriptions;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/** Runs something a few times a second, but only while its node is in a window that shows and a condition holds. */
final class Ticker implements AutoCloseable {
    private static final Duration PERIOD = Duration.millis(200);

    private final Subscriptions subscriptions = new Subscriptions();
    private final Timeline timeline;

    Ticker(Node node, ObservableValue<Boolean> runs, Runnable tick) {
        timeline = new Timeline(new KeyFrame(PERIOD, event -> tick.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        ObservableValue<Boolean> shown = shown(node);
        Runnable change = () -> {
            if (Boolean.TRUE.equals(shown.getValue()) && Boolean.TRUE.equals(runs.getValue())) {
                tick.run();
                timeline.play();
            } else {
                timeline.stop();
            }
        };
        subscriptions.onChange(shown, now -> change.run());
        subscriptions.onChange(runs, now -> change.run());
        change.run();
    }

    /** Whether a node is in a window that shows. */
    static ObservableValue<Boolean> shown(Node node) {
        return node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false);
    }

    boolean isTicking() {
        return timeline.getStatus() == Animation.Status.RUNNING;
    }

    @Override
    public void close() {
        timeline.stop();
        subscriptions.close();
    }
}
