package dev.parley.app.shell;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Texts;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Short news at the top right, at most three at a time. What belongs to a turn is told in the turn, never here. */
public final class Toasts extends StackPane {
    private static final int MOST = 3;
    private static final double WIDTH = 360;
    private static final Duration STAY = Duration.seconds(6);

    private final VBox column = new VBox(8);
    private final Texts texts = Texts.of(Toasts.class);

    public Toasts() {
        setPickOnBounds(false);
        column.setPickOnBounds(false);
        column.setMinWidth(WIDTH);
        column.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setAlignment(column, Pos.TOP_RIGHT);
        setMargin(column, new Insets(WindowFrame.HEADER + 20, 20, 0, 0));
        getChildren().add(column);
    }

    /** Something that a toast lets a person do. */
    public record Action(String text, Runnable command) {}

    /** Shows a sentence; one with an action stays until it is closed, others 6 s. Running what is returned closes it. */
    public Runnable show(String sentence, @Nullable Action action) {
        Label label = new Label(sentence);
        Wrapping.wrap(label);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox toast = new HBox(label);
        toast.getStyleClass().add("toast");
        // Its shadow lies over a transcript that may move: computed once, not for every frame.
        toast.setCache(true);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(sentence);
        Runnable close = () -> column.getChildren().remove(toast);
        if (action != null) {
            toast.getChildren().add(button(action, close));
        }
        toast.getChildren().add(IconButtons.small("fth-x", texts.get("toast.close"), close));
        column.getChildren().add(toast);
        if (column.getChildren().size() > MOST) {
            column.getChildren().removeFirst();
        }
        if (action == null) {
            leaveLater(toast, close);
        }
        return close;
    }

    private static Button button(Action action, Runnable close) {
        Button button = new Button(action.text());
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> {
            close.run();
            action.command().run();
        });
        return button;
    }

    private static void leaveLater(Node toast, Runnable close) {
        PauseTransition stay = new PauseTransition(STAY);
        stay.setOnFinished(event -> close.run());
        toast.setOnMouseEntered(event -> stay.stop());
        toast.setOnMouseExited(event -> stay.playFromStart());
        stay.play();
    }
}
