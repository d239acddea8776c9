package dev.parley.client.store;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys in the key ring of the operating system, service {@code Parley}, account {@code id @ origin}: a key that was
 * stored for one origin is not found for another.
 *
 * <p>The ring is opened for each operation and closed after it: an open one holds a thread that keeps the program from
 * ending, and a connection that a restart of the ring breaks.
 */
public final class KeyringSecretStore implements SecretStore {
    /** CRED_MAX_CREDENTIAL_BLOB_SIZE of wincred.h; java-keyring writes UTF-16. */
    static final int WINDOWS_MAX_BYTES = 2560;

    private static final String PROBE = "probe";

    private final KeyRing.Opener opener;
    private final int maxBytes;
    private final Duration patience;

    /** Touches nothing yet; {@link SecretStores#open()} finds out whether it works. */
    public KeyringSecretStore() {
        // A locked ring asks the person for its password; that is how long they have.
        this(KeyRing::openSystem, onWindows() ? WINDOWS_MAX_BYTES : Integer.MAX_VALUE, Duration.ofMinutes(1));
    }

    KeyringSecretStore(KeyRing.Opener opener, int maxBytes, Duration patience) {
        this.opener = opener;
        this.maxBytes = maxBytes;
        this.patience = patience;
    }

    @Override
    public void put(SecretRef ref, Secret secret) {
        if (secret.reveal().getBytes(StandardCharsets.UTF_16LE).length > maxBytes) {
            throw new SecretStoreException("The key is too long for the key ring of this system, which takes "
                    + maxBytes / 2 + " characters.");
        }
        boolean kept = call(patience, ring -> {
            ring.set(account(ref), secret.reveal());
            return ring.get(account(ref)).equals(secret.reveal());
        });
        if (!kept) {
            throw new SecretStoreException("The key ring did not keep the key as it was given.");
        }
    }

    @Override
    public @Nullable Secret find(SecretRef ref) {
        Optional<String> value = call(patience, ring -> {
            try {
                return Optional.of(ring.get(account(ref)));
            } catch (PasswordAccessException missingOrLocked) {
                // A locked ring says that it has no such entry. Only one that works may say so.
                prove(ring);
                return Optional.empty();
            }
        });
        try {
            return value.map(Secret::ofPassword).orElse(null);
        } catch (IllegalArgumentException e) {
            throw new SecretStoreException("The key ring holds something under this name that is not a key.", e);
        }
    }

    @Override
    public void delete(SecretRef ref) {
        call(patience, ring -> {
            try {
                ring.delete(account(ref));
            } catch (PasswordAccessException missingOrLocked) {
                prove(ring);
            }
            return true;
        });
    }

    @Override
    public boolean isPersistent() {
        return true;
    }

    @Override
    public String description() {
        return "Keys are kept in the key ring of the operating system.";
    }

    /**
     * Stores, reads and deletes an entry of no meaning.
     *
     * @throws SecretStoreException if the ring cannot be used, or not within {@code limit}
     */
    void probe(Duration limit) {
        call(limit, ring -> {
            prove(ring);
            return true;
        });
    }

    private static void prove(KeyRing ring) throws PasswordAccessException {
        String account = PROBE + " " + UUID.randomUUID();
        ring.set(account, PROBE);
        boolean kept = ring.get(account).equals(PROBE);
        ring.delete(account);
        if (!kept) {
            throw new PasswordAccessException("the probe came back changed");
        }
    }

    private static String account(SecretRef ref) {
        return ref.id() + " @ " + ref.origin();
    }

    private interface Work<T> {
        T with(KeyRing ring) throws PasswordAccessException;
    }

    /** On a platform thread, since the calls into native libraries pin a virtual one; a daemon, since it may hang. */
    private <T> T call(Duration limit, Work<T> work) {
        FutureTask<T> task = new FutureTask<>(() -> {
            KeyRing ring = opener.open();
            try {
                return work.with(ring);
            } finally {
                ring.release();
            }
        });
        Thread.ofPlatform().daemon().name("key-ring").start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SecretStoreException("The key ring did not answer; it may be waiting to be unlocked.", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretStoreException("The key ring was not waited for.", e);
        }
    }

    private static SecretStoreException failure(Throwable cause) {
        return switch (cause) {
            case SecretStoreException e -> e;
            case BackendNotSupportedException e ->
                new SecretStoreException("There is no key ring of the operating system that Parley can use.", e);
            case LinkageError e ->
                new SecretStoreException("The library for the key ring cannot be loaded on this system.", e);
            // Among others a NullPointerException, with which java-keyring answers for a locked ring.
            default ->
                new SecretStoreException("The key ring is locked or denies access; unlock it and try again.", cause);
        };
    }

    private static boolean onWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
