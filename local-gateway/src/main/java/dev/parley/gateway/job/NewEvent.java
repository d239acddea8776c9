package dev.parley.gateway.job;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event that has no number yet, as it is stored. */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record NewEvent(String kind, byte[] data) {
    static final String ATTEMPT = "attempt";
    static final String HEAD = "head";
    static final String CHUNK = "chunk";
    /** The request itself, number 0, where it is too long to stand in the row of its job. */
    static final String REQUEST = "request";

    static NewEvent attempt(int attempt) {
        return new NewEvent(ATTEMPT, bytes(Integer.toString(attempt)));
    }

    static NewEvent head(int statusCode, @Nullable String contentType) {
        return new NewEvent(HEAD, bytes(statusCode + " " + (contentType == null ? "" : contentType)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
