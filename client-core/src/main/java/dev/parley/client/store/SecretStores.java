package dev.parley.client.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Chooses where keys are kept. */
public final class SecretStores {
    /** A ring that is locked asks its person, who may not be there; then the session's memory has to do. */
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(SecretStores.class.getName());

    private SecretStores() {}

    /**
     * The key ring of the operating system if it works, which is tried with an entry of no meaning, else this session's
     * memory; {@link SecretStore#description()} says which and why. Takes a second or two where there is a ring, so call
     * it when a key is needed.
     */
    public static SecretStore open() {
        return open(new KeyringSecretStore(), PROBE_LIMIT);
    }

    /**
     * The same with a file in the place of a ring: it can be made where there is no ring, and where it is there it is used.
     *
     * @param passphrase of the file; {@code null}: somebody will give it
     */
    public static SecretStore open(Path file, @Nullable String passphrase) {
        SecretStore found = Files.exists(file) ? new PassphraseSecretStore(file, "") : open();
        SecretStore chosen =
                found instanceof SessionSecretStore memory ? new PassphraseSecretStore(file, memory.reason()) : found;
        if (chosen instanceof PassphraseSecretStore keys && passphrase != null && !passphrase.isEmpty()) {
            give(keys, passphrase);
        }
        return chosen;
    }

    /** A passphrase that is wrong leaves the file locked, which is said where a key is wanted. */
    private static void give(PassphraseSecretStore keys, String passphrase) {
        try {
            if (keys.state() == PassphraseSecretStore.State.LOCKED) {
                keys.unlock(passphrase);
            } else {
                keys.create(passphrase);
            }
        } catch (SecretStoreException e) {
            LOG.log(Level.WARNING, String.valueOf(e.getMessage()));
        }
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
