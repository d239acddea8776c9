package dev.parley.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A token or an upstream's key. Its text form is dots, so that it cannot reach a log or a message by forgetting. */
public final class Credential {
    private static final int RANDOM_BYTES = 32;

    private final String value;

    private Credential(String value) {
        this.value = value;
    }

    /**
     * Takes a value that can stand in a header: visible ASCII, nothing else. White space around it is dropped.
     *
     * @throws GatewayException if it is empty or cannot stand in a header; the message does not hold the value
     */
    public static Credential of(String value) {
        String trimmed = value.strip();
        if (trimmed.isEmpty() || !trimmed.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new GatewayException("A token or key is empty or has characters that cannot stand in a header.");
        }
        return new Credential(trimmed);
    }

    /** 256 bits from the system's generator, URL-safe without padding (43 characters). */
    public static Credential random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Credential(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether both are the same, in a time that does not tell where they differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Credential credential
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.US_ASCII),
                        credential.value.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The value itself, for the header that carries it. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "••••";
    }
}
