package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A label, its control, and below it what is wrong. */
final class FormField extends VBox {
    private final Control control;
    private final Label message = Parts.wrapped("", "text-caption", "danger");
    private final HBox problem = new HBox(6, Parts.icon("fth-alert-circle", "danger", "icon-14"), message);

    /** {@code shown} is the control, or what it lies in. */
    FormField(String title, Control control, Node shown) {
        this.control = control;
        getStyleClass().add("form-field");
        Label label = Parts.label(title, "text-ui-medium");
        label.setLabelFor(control);
        control.setAccessibleText(title);
        HBox.setHgrow(message, Priority.ALWAYS);
        problem.getStyleClass().add("field-problem");
        Parts.show(problem, false);
        getChildren().addAll(label, shown, problem);
        setFillWidth(true);
    }

    FormField(String title, Control control) {
        this(title, control, control);
    }

    /** Shows the problem, if there is one; a screen reader hears it with the control. */
    FormField problem(ObservableValue<String> text, Subscriptions subscriptions) {
        subscriptions.follow(text, this::show);
        return this;
    }

    private void show(String text) {
        message.setText(text);
        Parts.show(problem, !text.isEmpty());
        control.setAccessibleHelp(text);
        control.getStyleClass().remove("invalid");
        if (!text.isEmpty()) {
            control.getStyleClass().add("invalid");
        }
    }

    Control control() {
        return control;
    }
}
