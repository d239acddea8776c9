package dev.parley.client.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How the history stands. What a person should know is shown in a banner. */
public sealed interface HistoryHealth {

    /** Everything is saved, or about to be. */
    record Saving() implements HistoryHealth {}

    /**
     * The last writes failed; they are kept and tried again.
     *
     * @param reason one sentence
     * @param pending how many writes wait
     */
    record Unsaved(String reason, int pending) implements HistoryHealth {}

    /** Chats can be read and not changed: a newer program wrote them, another one has them open, or no permission. */
    record ReadOnly(String reason) implements HistoryHealth {}

    /**
     * The database was damaged and set aside; a new one is in use.
     *
     * @param setAside the damaged file
     * @param backup the newest backup that is whole, {@code null} if there is none
     */
    record Damaged(Path setAside, @Nullable Path backup) implements HistoryHealth {}
}
