package dev.parley.app.cli;

import dev.parley.client.snippet.ProfileLink;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a desktop gives the program to open, as its only argument: a link, or a file of one of its types.
 *
 * @param value the link, or the absolute path of the file
 */
public record ToOpen(Kind kind, String value) {

    /** What it is. */
    public enum Kind {
        /** {@code parley://profile?...}, see {@link ProfileLink}. */
        LINK,
        /** Chats that were exported as JSON. */
        CHATS,
        /** Exported profiles. */
        PROFILES
    }

    /** Empty if an argument is nothing of that kind. */
    public static Optional<ToOpen> of(String argument) {
        if (ProfileLink.looksLike(argument)) {
            return Optional.of(new ToOpen(Kind.LINK, argument));
        }
        String lower = argument.toLowerCase(Locale.ROOT);
        Kind kind =
                lower.endsWith(".parley-chat") ? Kind.CHATS : lower.endsWith(".parley-profiles") ? Kind.PROFILES : null;
        return kind == null ? Optional.empty() : path(argument).map(path -> new ToOpen(kind, path));
    }

    /** Some desktops give a path, others a {@code file:} address. */
    private static Optional<String> path(String argument) {
        try {
            Path path = argument.toLowerCase(Locale.ROOT).startsWith("file:")
                    ? Path.of(URI.create(argument))
                    : Path.of(argument);
            return Optional.of(path.toAbsolutePath().toString());
        } catch (FileSystemNotFoundException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
