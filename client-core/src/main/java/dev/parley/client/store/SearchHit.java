package dev.parley.client.store;

import dev.parley.client.Role;
import java.time.Instant;
import java.util.List;

/**
 * A turn in whose text something was found.
 *
 * @param chatTitle empty for a chat without one
 * @param role who said it
 * @param at when it was said
 * @param snippet one line of at most about a hundred characters around the first match
 * @param marks where in {@code snippet} the words stand that were looked for, ascending, without overlap; empty if none
 *     of them is in it
 */
public record SearchHit(
        String chatId, String turnId, String chatTitle, Role role, Instant at, String snippet, List<Mark> marks) {

    public SearchHit {
        marks = List.copyOf(marks);
    }

    /** A piece of a text, as indices of its chars: from {@code start} to before {@code end}. */
    public record Mark(int start, int end) {}
}
