package dev.parley.app.shell;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * A side part that slides in from the left edge and out to it. Only the part moves: what lies beside it is laid out once,
 * so a long text is not wrapped anew in every frame.
 */
final class Slide {
    private static final Duration TIME = Duration.millis(160);

    private final Region part;
    private final TranslateTransition transition;
    private final BooleanProperty off = new SimpleBooleanProperty(this, "off");

    Slide(Region part) {
        this.part = part;
        transition = new TranslateTransition(TIME, part);
        transition.setInterpolator(Interpolator.EASE_OUT);
        transition.setOnFinished(event -> settle());
    }

    BooleanProperty off() {
        return off;
    }

    boolean isRunning() {
        return transition.getStatus() == Animation.Status.RUNNING;
    }

    void to(boolean open, double width) {
        transition.stop();
        if (off.get()) {
            settle();
            return;
        }
        transition.setFromX(open ? -width : 0);
        transition.setToX(open ? 0 : -width);
        transition.play();
    }

    private void settle() {
        part.setTranslateX(0);
        if (part.getParent() != null) {
            part.getParent().requestLayout();
        }
    }
}
