package dev.parley.app.control;

import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import org.jspecify.annotations.Nullable;

/** The skin of every text field, chosen by the style sheet: the toolkit's, with a caret that lets an idle window rest. */
public final class QuietFieldSkin extends TextFieldSkin {
    private final @Nullable CaretBlink blink;

    public QuietFieldSkin(TextField text) {
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
