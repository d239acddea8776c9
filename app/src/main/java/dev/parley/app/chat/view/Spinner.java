package dev.parley.app.chat.view;

import dev.parley.app.fx.Subscriptions;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/** A ring of which a quarter goes round; where motion is reduced it stands. Turns only while it can be seen. */
final class Spinner extends Pane implements AutoCloseable {
    private static final double SIZE = 14;
    private static final double RADIUS = 6;

    private final Subscriptions subscriptions = new Subscriptions();
    private final RotateTransition turn = new RotateTransition(Duration.millis(900), this);

    Spinner(Motion motion) {
        getStyleClass().add("spinner-ring");
        Circle track = new Circle(SIZE / 2, SIZE / 2, RADIUS);
        track.getStyleClass().add("spinner-track");
        Arc arc = new Arc(SIZE / 2, SIZE / 2, RADIUS, RADIUS, 0, 100);
        arc.setType(ArcType.OPEN);
        arc.getStyleClass().add("spinner-arc");
        getChildren().addAll(track, arc);
        setMinSize(SIZE, SIZE);
        setPrefSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        turn.setByAngle(360);
        turn.setInterpolator(Interpolator.LINEAR);
        turn.setCycleCount(Animation.INDEFINITE);
        subscriptions.follow(Ticker.shown(this), shown -> {
            if (shown && !motion.isReduced()) {
                turn.play();
            } else {
                turn.stop();
            }
        });
    }

    boolean isTurning() {
        return turn.getStatus() == Animation.Status.RUNNING;
    }

    @Override
    public void close() {
        turn.stop();
        subscriptions.close();
    }
}
