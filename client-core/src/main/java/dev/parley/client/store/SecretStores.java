package dev.parley.client.store;

import java.time.Duration;

/** Chooses where keys are kept. */
public final class SecretStores {
    /** A ring that is locked asks its person, who may not be there; then the session's memory has to do. */
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);

    private SecretStores() {}

    /**
     * The key ring of the operating system if it works, which is tried with an entry of no meaning, else this session's
     * memory; {@link SecretStore#description()} says which and why. Takes a second or two where there is a ring, so call
     * it when a key is needed.
     */
    public static SecretStore open() {
        return open(new KeyringSecretStore(), PROBE_LIMIT);
    }

    static SecretStore open(KeyringSecretStore keyring, Duration limit) {
        try {
            keyring.probe(limit);
            return keyring;
        } catch (SecretStoreException e) {
            return SessionSecretStore.inPlaceOf(String.valueOf(e.getMessage()));
        }
    }
}
