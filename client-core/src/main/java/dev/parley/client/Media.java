package dev.parley.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An image, audio or video of an answer.
 *
 * @param mediaType such as {@code image/png}
 * @param content where the bytes are
 * @param name the server's name for it
 */
public record Media(
        String mediaType, Content content, @Nullable String name) {

    /** Large media are streamed to a file; a link is never fetched because an answer names it. */
    public sealed interface Content {}

    /** A file that now belongs to the caller. */
    public record InFile(Path file, long bytes) implements Content {}

    /** A link that a person may open after seeing its host. */
    public record Link(String url) implements Content {}
}
