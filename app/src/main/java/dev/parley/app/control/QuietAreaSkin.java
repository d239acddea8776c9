package dev.parley.app.control;

import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import org.jspecify.annotations.Nullable;

/** The skin of every text area, chosen by the style sheet: the toolkit's, with a caret that lets an idle window rest. */
public final class QuietAreaSkin extends TextAreaSkin {
    private final @Nullable CaretBlink blink;

    public QuietAreaSkin(TextArea text) {
        super(text);
        // The toolkit's own may have begun to blink.
        super.setCaretAnimating(false);
        blink = CaretBlink.of(text, getChildren());
        setCaretAnimating(text.isFocused());
    }

    @Override
    public void setCaretAnimating(boolean blinking) {
        if (blink == null) {
            super.setCaretAnimating(blinking);
        } else {
            blink.set(blinking);
        }
    }

    @Override
    public void dispose() {
        setCaretAnimating(false);
        super.dispose();
    }
}
