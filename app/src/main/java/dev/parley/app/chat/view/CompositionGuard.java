package dev.parley.app.chat.view;

import java.util.function.LongSupplier;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Knows whether an input method is at work, whose keys are not the composer's.
 *
 * <p>The Enter that ends a composition comes before the commit on some systems, after it on others and not at all on the
 * rest. After the commit it comes in the same breath, so an Enter right behind a commit, with no other key between them, is
 * taken for that one.
 */
final class CompositionGuard {
    private static final long SAME_KEY_NANOS = 60_000_000;

    private final LongSupplier nanoTime;
    private boolean composing;
    private boolean committed;
    private long committedAt;

    CompositionGuard(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void inputMethodChanged(InputMethodEvent event) {
        boolean before = composing;
        composing = !event.getComposed().isEmpty();
        if (before && !composing) {
            committed = true;
            committedAt = nanoTime.getAsLong();
        }
    }

    /** The focus went elsewhere, and with it the input method. */
    void leave() {
        composing = false;
        committed = false;
    }

    /** Whether a pressed key belongs to the input method. */
    boolean owns(KeyEvent pressed) {
        if (composing) {
            return true;
        }
        boolean rightAfter = committed && nanoTime.getAsLong() - committedAt < SAME_KEY_NANOS;
        committed = false;
        return rightAfter && pressed.getCode() == KeyCode.ENTER;
    }
}
