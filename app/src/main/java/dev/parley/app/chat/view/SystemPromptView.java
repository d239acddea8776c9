package dev.parley.app.chat.view;

import dev.parley.app.control.Wrapping;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** What the model is told before the first message of a chat. */
public final class SystemPromptView extends VBox {
    private final TextArea area = new TextArea();

    /** {@code close} is asked for by its button and by Escape. */
    public SystemPromptView(StringProperty prompt, Runnable close, ViewContext context) {
        super(4);
        getStyleClass().add("system-prompt");
        String name = context.text("system.title");
        area.textProperty().bindBidirectional(prompt);
        Wrapping.wrap(area);
        area.setPrefRowCount(4);
        area.setPromptText(context.text("system.prompt"));
        area.setAccessibleText(name);
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close.run();
            }
        });
        getChildren()
                .addAll(
                        Controls.row(
                                8,
                                Controls.label(name, "text-ui-medium"),
                                Controls.spring(),
                                Controls.iconButton(context.text("system.close"), "fth-x", close)),
                        area,
                        Controls.wrapped(context.text("system.hint"), "text-caption", "subtle"));
    }

    public void focusText() {
        area.requestFocus();
        area.end();
    }
}
