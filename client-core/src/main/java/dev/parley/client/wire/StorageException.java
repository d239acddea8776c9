package dev.parley.client.wire;

import java.io.IOException;

/** What was lifted out of a body could not be kept on this machine, such as on a full disk: no fault of the peer. */
public final class StorageException extends IOException {
    private static final long serialVersionUID = 1L;

    public StorageException(IOException cause) {
        super(reason(cause), cause);
    }

    /** Without the path, which says more of this machine than of the fault. */
    private static String reason(IOException cause) {
        String reason =
                cause instanceof java.nio.file.FileSystemException fault ? fault.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
