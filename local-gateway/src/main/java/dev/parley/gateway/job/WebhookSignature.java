package dev.parley.gateway.job;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks 1.0.0 says (standardwebhooks.com, "Symmetric signatures"). Thread-safe. */
final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * A signer.
     *
     * @param key {@code whsec_} and base64
     * @throws JobStoreException if it is not; the message does not hold it
     */
    WebhookSignature(String key) {
        try {
            String encoded = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
            this.key = new SecretKeySpec(Base64.getDecoder().decode(encoded), ALGORITHM);
        } catch (IllegalArgumentException e) {
            throw new JobStoreException("The key of webhooks is whsec_ and base64.");
        }
    }

    /** The value of {@code webhook-signature}. */
    String of(String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
