package dev.parley.client.archive;

import dev.parley.client.transcript.TurnAttachment;
import org.jspecify.annotations.Nullable;

/** Where the bytes of attached files come from. */
@FunctionalInterface
public interface ArchivedFiles {
    /** Of no file. */
    ArchivedFiles NONE = file -> null;

    /** The bytes; {@code null} where they are lost. */
    byte @Nullable [] bytes(TurnAttachment file);
}
