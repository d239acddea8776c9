package dev.parley.app.history;

import dev.parley.app.control.StateDot;
import dev.parley.app.control.Tone;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** One way out of the chats, at the foot of the sidebar. */
public final class FootRow extends Button {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final HBox content;

    /** {@code icon} is a literal of the Feather pack. */
    public FootRow(String icon, String text, Runnable command) {
        Label label = new Label(text);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        content = new HBox(8, new FontIcon(icon), label);
        content.setAlignment(Pos.CENTER_LEFT);
        content.prefWidthProperty().bind(widthProperty().subtract(16));
        setGraphic(content);
        setAccessibleText(text);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().addAll("flat", "foot-row");
        setOnAction(event -> command.run());
    }

    /** Marks the row while what it leads to is shown. */
    public FootRow selectedWhile(ObservableValue<Boolean> shown) {
        shown.subscribe(now -> pseudoClassStateChanged(SELECTED, now));
        return this;
    }

    /** Shows a number at the right, unless it is 0; {@code words} say it to a screen reader. */
    public FootRow withCount(ObservableValue<Number> count, ObservableValue<String> words) {
        Label number = new Label();
        number.getStyleClass().addAll("text-code-small", "muted");
        String name = getAccessibleText();
        Runnable show = () -> {
            int now = count.getValue().intValue();
            number.setText(now == 0 ? "" : Integer.toString(now));
            setAccessibleText(now == 0 ? name : name + ", " + words.getValue());
        };
        count.subscribe(show);
        words.subscribe(show);
        show.run();
        content.getChildren().add(number);
        return this;
    }

    /** Shows a state at the right; {@code words} say it for those who cannot see the dot. */
    public FootRow withState(ObservableValue<Tone> tone, ObservableValue<String> words) {
        StateDot dot = new StateDot();
        tone.subscribe(dot::setTone);
        String name = getAccessibleText();
        words.subscribe(now -> setAccessibleText(name + ", " + now));
        content.getChildren().add(dot);
        return this;
    }
}
