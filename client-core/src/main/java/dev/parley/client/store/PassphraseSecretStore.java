package dev.parley.client.store;

import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * For a system without a key ring: keeps keys in memory until somebody gives a passphrase; from then on in a file that is
 * encrypted with it. Never writes a key in plain text. Thread-safe.
 */
public final class PassphraseSecretStore implements SecretStore {
    /** Shorter ones are guessed. */
    public static final int SHORTEST = 8;

    private final Path file;
    private final String reason;
    private final int rounds;
    private final Map<SecretRef, Secret> session = new LinkedHashMap<>();
    private KeyFile.@Nullable Opened opened;

    /** Where the keys are. */
    public enum State {
        /** In memory: there is no file. */
        MEMORY,
        /** In a file that waits for its passphrase; new ones in memory. */
        LOCKED,
        /** In the file. */
        OPEN
    }

    /**
     * Nothing is read yet.
     *
     * @param reason why there is no key ring, one sentence
     */
    public PassphraseSecretStore(Path file, String reason) {
        this(file, reason, KeyFile.ROUNDS);
    }

    PassphraseSecretStore(Path file, String reason, int rounds) {
        this.file = file;
        this.reason = reason;
        this.rounds = rounds;
    }

    public synchronized State state() {
        if (opened != null) {
            return State.OPEN;
        }
        return Files.exists(file) ? State.LOCKED : State.MEMORY;
    }

    /**
     * Makes the file with the keys that are in memory.
     *
     * @throws SecretStoreException if there is a file already, the passphrase is too short, or it could not be saved
     */
    public synchronized void create(CharSequence passphrase) {
        if (state() != State.MEMORY) {
            throw new SecretStoreException("There is a file of keys already; unlock it with its passphrase.");
        }
        if (passphrase.toString().codePoints().count() < SHORTEST) {
            throw new SecretStoreException("A passphrase has at least " + SHORTEST + " characters.");
        }
        KeyFile.Lock lock = KeyFile.lock(passphrase.toString().toCharArray(), rounds);
        keep(new KeyFile.Opened(lock, new TreeMap<>()));
    }

    /**
     * Opens the file, and adds the keys that are in memory.
     *
     * @throws SecretStoreException if the passphrase is not its own, or it cannot be read or saved
     */
    public synchronized void unlock(CharSequence passphrase) {
        if (opened == null) {
            keep(KeyFile.open(file, passphrase.toString().toCharArray()));
        }
    }

    private void keep(KeyFile.Opened found) {
        Map<String, String> entries = new TreeMap<>(found.entries());
        session.forEach((ref, secret) -> entries.put(account(ref), secret.reveal()));
        if (!entries.equals(found.entries()) || !Files.exists(file)) {
            KeyFile.save(file, found.lock(), entries);
        }
        opened = new KeyFile.Opened(found.lock(), entries);
        session.clear();
    }

    private static String account(SecretRef ref) {
        return ref.id() + " @ " + ref.origin();
    }

    @Override
    public synchronized void put(SecretRef ref, Secret secret) {
        if (opened == null) {
            session.put(ref, secret);
        } else {
            Map<String, String> entries = new TreeMap<>(opened.entries());
            entries.put(account(ref), secret.reveal());
            save(opened.lock(), entries);
        }
    }

    /** A reference with another origin is another reference. */
    @Override
    public synchronized @Nullable Secret find(SecretRef ref) {
        if (opened != null) {
            String value = opened.entries().get(account(ref));
            return value == null ? null : Secret.ofPassword(value);
        }
        Secret found = session.get(ref);
        if (found == null) {
            throw new SecretStoreException(
                    state() == State.LOCKED
                            ? "The file of the keys is locked; give its passphrase in the profile."
                            : reason
                                    + " Enter the key again in the profile; it is then kept in memory until Parley ends.");
        }
        return found;
    }

    @Override
    public synchronized void delete(SecretRef ref) {
        session.remove(ref);
        if (opened != null && opened.entries().containsKey(account(ref))) {
            Map<String, String> entries = new TreeMap<>(opened.entries());
            entries.remove(account(ref));
            save(opened.lock(), entries);
        }
    }

    private void save(KeyFile.Lock lock, Map<String, String> entries) {
        KeyFile.save(file, lock, entries);
        opened = new KeyFile.Opened(lock, entries);
    }

    @Override
    public boolean isPersistent() {
        return state() == State.OPEN;
    }

    @Override
    public String description() {
        return switch (state()) {
            case MEMORY -> "Keys are kept in memory until Parley ends. " + reason;
            case LOCKED -> "The keys are in a file that waits for its passphrase; new ones are kept in memory.";
            case OPEN -> "Keys are kept in a file that is encrypted with your passphrase.";
        };
    }

    @Override
    public String toString() {
        return "PassphraseSecretStore[" + state() + "]";
    }
}
