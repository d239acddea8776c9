package dev.parley.app.chat;

import dev.parley.client.transcript.TurnAttachment;
import org.jspecify.annotations.Nullable;

/**
 * A file that waits in the composer.
 *
 * @param number tells it from others of the same name and content
 * @param file {@code null} while it is read
 * @param withoutText whether it is a PDF of pictures alone
 */
public record DraftFile(long number, String name, @Nullable TurnAttachment file, boolean withoutText) {

    boolean isRead() {
        return file != null;
    }

    /** The media type of what is sent of it; empty while that is not known. */
    String sentAs() {
        return file == null ? "" : file.isPdf() && !withoutText ? "text/plain" : file.mediaType();
    }
}
