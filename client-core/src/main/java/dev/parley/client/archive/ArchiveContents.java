package dev.parley.client.archive;

import dev.parley.client.transcript.TurnAttachment;
import java.util.List;
import java.util.Map;

/**
 * What an archive holds.
 *
 * @param files the bytes of attached files of these chats; that of one whose bytes were lost is not there
 */
public record ArchiveContents(List<ArchivedChat> chats, Map<TurnAttachment, byte[]> files) {
    public ArchiveContents {
        chats = List.copyOf(chats);
        files = Map.copyOf(files);
    }
}
