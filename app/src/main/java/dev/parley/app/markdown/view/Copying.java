package dev.parley.app.markdown.view;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts text on the clipboard. */
final class Copying {
    private Copying() {}

    /** Nothing is put there for an empty text, so that what was copied before stays. */
    static void put(String text) {
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
