package dev.parley.app.window;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Finds out whether a window asks for pulses while nothing happens but the blinking of its caret. On the toolkit's thread. */
final class Rest {
    /** An animation that runs asks for thirty from one change of the caret to the next; the caret itself for one or two. */
    private static final int PULSES = 10;
    /** It stands still after twenty changes without a key. */
    private static final int CHANGES = 15;

    private final CompletableFuture<Boolean> rests = new CompletableFuture<>();
    private final TextArea composer;
    private int pulses;
    private int changes;

    private Rest(TextArea composer) {
        this.composer = composer;
    }

    /** Ends once there were hardly any between two changes; the first seconds belong to what a window makes ready. */
    static Future<Boolean> of(TextArea composer) {
        Rest rest = new Rest(composer);
        composer.getScene().addPreLayoutPulseListener(() -> rest.pulses++);
        caret(composer).opacityProperty().subscribe((before, now) -> rest.blinked());
        composer.requestFocus();
        rest.type();
        return rest.rests;
    }

    private void blinked() {
        if (changes > 0 && pulses < PULSES) {
            rests.complete(true);
        }
        pulses = 0;
        changes++;
        if (changes == CHANGES && !rests.isDone()) {
            type();
        }
    }

    private void type() {
        changes = 0;
        composer.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "a", "", KeyCode.UNDEFINED, false, false, false, false));
    }

    /** The one part of the text whose opacity follows something. */
    private static Node caret(TextArea text) {
        return text.lookupAll("*").stream()
                .filter(node -> node.opacityProperty().isBound())
                .findFirst()
                .orElseThrow();
    }
}
