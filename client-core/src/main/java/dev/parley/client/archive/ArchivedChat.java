package dev.parley.client.archive;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Transcript;
import dev.parley.client.transcript.Turn;
import java.util.List;

/** A chat with all its turns, branches included, in the order of their creation. */
public record ArchivedChat(Chat chat, List<Turn> turns) {
    public ArchivedChat {
        turns = List.copyOf(turns);
    }

    /** The turns that are shown, first to last. */
    public List<Turn> path() {
        return new Transcript(turns).path(chat.leafId());
    }
}
