package dev.parley.app.chat.view;

import dev.parley.app.fx.Subscriptions;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** A bar that fills as far as is known, or in which a piece wanders where nothing is known. */
final class PhaseBar extends Region implements AutoCloseable {
    private static final double HEIGHT = 4;
    private static final double PIECE = 0.25;
    /** The whole way and back, so that the piece never jumps. */
    private static final Duration ROUND = Duration.millis(1800);

    private final Subscriptions subscriptions = new Subscriptions();
    private final Region fill = new Region();
    private final DoubleProperty place = new SimpleDoubleProperty();
    private final Timeline wander;
    private final Motion motion;
    private double fraction = -1;
    private boolean shown;

    PhaseBar(Motion motion) {
        this.motion = motion;
        getStyleClass().add("phase-bar");
        fill.getStyleClass().add("phase-bar-fill");
        fill.setManaged(false);
        getChildren().add(fill);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        wander = new Timeline(new KeyFrame(ROUND.divide(2), new KeyValue(place, 1)));
        wander.setAutoReverse(true);
        wander.setCycleCount(Animation.INDEFINITE);
        subscriptions.onChange(place, now -> requestLayout());
        subscriptions.follow(Ticker.shown(this), now -> {
            shown = now;
            move();
        });
    }

    /** From 0 to 1; a negative one is "not known". */
    void setFraction(double value) {
        if (value != fraction) {
            fraction = value;
            move();
            requestLayout();
        }
    }

    boolean isDeterminate() {
        return fraction >= 0;
    }

    boolean isMoving() {
        return wander.getStatus() == Animation.Status.RUNNING;
    }

    private void move() {
        if (shown && !isDeterminate() && !motion.isReduced()) {
            wander.play();
        } else {
            wander.stop();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (isDeterminate()) {
            fill.resizeRelocate(0, 0, Math.min(1, fraction) * width, HEIGHT);
        } else {
            // A piece that stands at the start would look like progress.
            double at = motion.isReduced() ? 0.5 : place.get();
            fill.resizeRelocate(at * (1 - PIECE) * width, 0, PIECE * width, HEIGHT);
        }
    }

    @Override
    public void close() {
        wander.stop();
        subscriptions.close();
    }
}
