package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.fx.Texts;
import dev.parley.app.shell.Sheet;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** The system prompt of the open chat; what is typed holds at once. */
final class SystemPromptSheet {
    private static final int ROWS = 8;

    private SystemPromptSheet() {}

    static Sheet of(ChatViewModel chat, Texts texts) {
        TextArea text = new TextArea();
        text.setWrapText(true);
        text.setPrefRowCount(ROWS);
        text.setAccessibleText(texts.get("prompt.title"));
        text.textProperty().bindBidirectional(chat.systemPrompt());
        Label hint = new Label(texts.get("prompt.hint"));
        hint.getStyleClass().addAll("text-caption", "muted");
        Button done = new Button(texts.get("prompt.done"));
        done.getStyleClass().add("primary");
        Sheet sheet = new Sheet(texts.get("prompt.title"), new VBox(8, text, hint), done);
        done.setOnAction(event -> sheet.close());
        return sheet;
    }
}
