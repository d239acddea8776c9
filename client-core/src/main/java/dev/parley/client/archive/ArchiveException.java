package dev.parley.client.archive;

/** A file is not an archive of chats that this version reads. The message is one sentence for people. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ArchiveException(String message) {
        super(message);
    }
}
