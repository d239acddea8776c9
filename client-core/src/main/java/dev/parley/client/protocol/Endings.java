package dev.parley.client.protocol;

import dev.parley.client.FinishReason;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Why the alternatives of one answer ended, for a stream that sends them side by side: the answer is complete when each
 * that has begun has ended, and ended for the reason of the first.
 */
final class Endings {
    /** More alternatives than anybody asks for; what is beyond is not told apart. */
    private static final int MOST = 1024;

    private final BitSet open = new BitSet();
    private int first = MOST;
    private @Nullable FinishReason reason;

    /** The alternative has begun. */
    void began(int choice) {
        open.set(slot(choice));
    }

    void ended(int choice, FinishReason why) {
        open.clear(slot(choice));
        if (reason == null || slot(choice) <= first) {
            first = slot(choice);
            reason = why;
        }
    }

    /** {@code null} while one is missing. */
    @Nullable FinishReason reason() {
        return open.isEmpty() ? reason : null;
    }

    private static int slot(int choice) {
        return Math.clamp(choice, 0, MOST);
    }
}
