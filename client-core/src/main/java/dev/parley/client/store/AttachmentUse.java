package dev.parley.client.store;

import dev.parley.client.transcript.TurnAttachment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the history refers to, deleted chats that can be brought back included.
 *
 * @param hashes of all files that a turn has
 * @param chatIds of all chats
 */
public record AttachmentUse(Set<String> hashes, Set<String> chatIds) {
    public AttachmentUse {
        hashes = Set.copyOf(hashes);
        chatIds = Set.copyOf(chatIds);
    }

    /** Reads it, with a connection of its own: every row is looked at, and nobody is to wait for that. */
    static AttachmentUse read(Path file) {
        try (Database database = Database.readOnly(file)) {
            Set<String> hashes = database
                    .list(
                            "SELECT details FROM turn WHERE instr(details, '\"attachments\"') > 0",
                            row -> row.getString(1))
                    .stream()
                    .flatMap(json -> TurnDetails.parse(json).toAttachments().stream())
                    .map(TurnAttachment::sha256)
                    .collect(Collectors.toSet());
            return new AttachmentUse(hashes, Set.copyOf(database.list("SELECT id FROM chat", row -> row.getString(1))));
        } catch (SQLException e) {
            throw new StoreException("It cannot be told which files the chats have.", e);
        }
    }
}
