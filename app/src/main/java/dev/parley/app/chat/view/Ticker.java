package dev.parley.app.chat.view;

import dev.parley.app.fx.Subscriptions;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/** Runs something a few times a second, but only while its node can be seen and a condition holds. */
final class Ticker implements AutoCloseable {
    private static final Duration PERIOD = Duration.millis(200);

    private static final ObservableValue<Boolean> NEVER = new ReadOnlyBooleanWrapper(false).getReadOnlyProperty();

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

    /**
     * Whether a node can be seen: it and all that it lies in are visible, in a window that is open and no icon. Anything
     * that moves asks for sixty pulses a second, so that a window at rest must have nothing that moves unseen.
     */
    static ObservableValue<Boolean> shown(Node node) {
        return node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Ticker::open)
                .flatMap(open -> open ? visible(node) : NEVER)
                .orElse(false);
    }

    private static ObservableValue<Boolean> open(Window window) {
        return window.showingProperty().flatMap(showing -> {
            if (showing && window instanceof Stage stage) {
                return stage.iconifiedProperty().map(icon -> !icon);
            }
            return window.showingProperty();
        });
    }

    private static ObservableValue<Boolean> visible(Node node) {
        return node.visibleProperty()
                .flatMap(itself ->
                        itself ? node.parentProperty().flatMap(Ticker::visible).orElse(true) : NEVER);
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
