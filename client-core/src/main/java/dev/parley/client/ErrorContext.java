package dev.parley.client;

import org.jspecify.annotations.Nullable;

/**
 * What every error knows, free of secrets.
 *
 * @param bodySent whether the request's body had left (or may have): then the server may have acted on it
 * @param detail the server's own message or the cause, plain text of at most 4 kB; may be empty
 * @param requestId the server's id of the request, for its operators
 * @param rawBody the body of the error answer, at most 4 kB
 */
public record ErrorContext(
        boolean bodySent,
        String detail,
        @Nullable String requestId,
        @Nullable String rawBody) {

    /** The most characters of a detail or raw body that are kept. */
    public static final int MAX_CHARS = 4096;

    public ErrorContext {
        detail = cut(detail);
        rawBody = rawBody == null ? null : cut(rawBody);
    }

    public static ErrorContext of(boolean bodySent, String detail) {
        return new ErrorContext(bodySent, detail, null, null);
    }

    private static String cut(String text) {
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
    }
}
