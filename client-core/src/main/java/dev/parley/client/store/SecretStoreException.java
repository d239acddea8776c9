package dev.parley.client.store;

/** The key store is missing, locked, denied, or the secret is too long. Its message is one sentence, without the secret. */
public final class SecretStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SecretStoreException(String message) {
        super(message);
    }

    public SecretStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
