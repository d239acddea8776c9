package dev.parley.app.markdown;

import java.net.URI;
import java.util.Optional;

/**
 * What a link of an answer leads to, once it is known to be safe to open: http, https or mailto.
 *
 * @param uri what is opened
 * @param host the true host, with non-ASCII names in punycode; for mailto the address
 * @param suspicious whether the link's text may mislead: another host than it says, mixed scripts, invisible characters
 */
@SuppressWarnings("DoNotCallSuggester") // not written yet
public record LinkTarget(URI uri, String host, boolean suspicious) {

    /** The target of a link with this destination and visible text; empty for one that must not be opened. */
    public static Optional<LinkTarget> of(String destination, String text) {
        throw new UnsupportedOperationException(destination + text);
    }
}
