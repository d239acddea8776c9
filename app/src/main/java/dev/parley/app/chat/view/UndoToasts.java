package dev.parley.app.chat.view;

import dev.parley.app.chat.ChatViewModel.Undo;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What can be taken back, at the corner: for six seconds, or longer while the pointer or the focus is on it. */
public final class UndoToasts extends VBox {
    private static final Duration STAYS = Duration.seconds(6);
    private static final int MOST = 3;

    private final ViewContext context;

    public UndoToasts(ViewContext context) {
        super(8);
        this.context = context;
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** Shows one more; the oldest goes where there are too many. */
    public void show(Undo undo) {
        HBox toast = Controls.row(12);
        toast.getStyleClass().add("toast");
        PauseTransition stay = new PauseTransition(STAYS);
        Button back = Controls.word(context.text("undo"), () -> {
            stay.stop();
            getChildren().remove(toast);
            undo.action().run();
        });
        toast.getChildren().addAll(Controls.wrapped(undo.sentence(), "text-ui"), Controls.spring(), back);
        toast.setAccessibleText(undo.sentence());
        toast.hoverProperty().addListener((value, was, hover) -> hold(stay, hover || toast.isFocusWithin()));
        toast.focusWithinProperty().addListener((value, was, focus) -> hold(stay, focus || toast.isHover()));
        stay.setOnFinished(event -> leave(toast));
        getChildren().add(toast);
        while (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        fade(toast, 160, 0, 1, null);
        stay.playFromStart();
    }

    /** What they were about is not on the screen any more. */
    public void clear() {
        getChildren().clear();
    }

    private static void hold(PauseTransition stay, boolean held) {
        if (held) {
            stay.stop();
        } else {
            stay.playFromStart();
        }
    }

    private void leave(Node toast) {
        fade(toast, 120, 1, 0, () -> getChildren().remove(toast));
    }

    private void fade(Node toast, double millis, double from, double to, @Nullable Runnable then) {
        if (context.motion().isReduced()) {
            if (then != null) {
                then.run();
            }
            return;
        }
        FadeTransition fade = new FadeTransition(context.motion().lasting(millis), toast);
        fade.setFromValue(from);
        fade.setToValue(to);
        fade.setOnFinished(event -> {
            if (then != null) {
                then.run();
            }
        });
        fade.play();
    }
}
