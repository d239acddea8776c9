package dev.parley.gateway.http;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The one check of a caller's token, whichever header carries it. Takes the same time for every wrong token. */
final class TokenCheck {
    private static final String SCHEME = "bearer ";

    private final byte[] expected;

    TokenCheck(String token) {
        this.expected = digest(token);
    }

    /** Whether the token is there and right: {@code Authorization: Bearer}, or {@code x-api-key} if that is absent. */
    boolean accepts(MultiMap headers) {
        String presented = presented(headers);
        return presented != null && MessageDigest.isEqual(expected, digest(presented));
    }

    private static @Nullable String presented(MultiMap headers) {
        String authorization = headers.get("Authorization");
        if (authorization == null) {
            return headers.get("x-api-key");
        }
        boolean bearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? authorization.substring(SCHEME.length()).strip() : null;
    }

    /** Digests have one length, so that the comparison does not tell the token's. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
