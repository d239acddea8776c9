package dev.parley.app.chat.view;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Takes text that the person copied. */
@FunctionalInterface
public interface TextClipboard {

    void put(String text);

    /** The clipboard of the system. */
    static TextClipboard system() {
        return text -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        };
    }
}
