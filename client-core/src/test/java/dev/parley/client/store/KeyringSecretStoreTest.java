package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Rings that cannot be had on every machine: a locked one, a forgetful one, that of Windows. */
class KeyringSecretStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SecretRef REF = new SecretRef("work", "https://api.example:443");
    private static final SecretRef ELSEWHERE = new SecretRef("work", "https://evil.test:443");
    private static final Secret KEY = Secret.of("sk-secret");

    /** Behaves as java-keyring does over an unlocked Secret Service. */
    private static class Ring implements KeyRing {
        final Map<String, String> entries = new ConcurrentHashMap<>();
        int released;

        @Override
        public String get(String account) throws PasswordAccessException {
            String value = entries.get(account);
            if (value == null) {
                throw new PasswordAccessException("No stored credentials match");
            }
            return value;
        }

        @Override
        public void set(String account, String value) throws PasswordAccessException {
            entries.put(account, value);
        }

        @Override
        public void delete(String account) throws PasswordAccessException {
            if (entries.remove(account) == null) {
                throw new PasswordAccessException("No stored credentials match");
            }
        }

        @Override
        public void release() {
            released++;
        }
    }

    /** As java-keyring does over a locked one: nothing is found, and a write ends in a NullPointerException. */
    private static final class LockedRing extends Ring {
        @Override
        public void set(String account, String value) {
            throw new NullPointerException("Cannot read field \"a\" because \"response\" is null");
        }
    }

    private static KeyringSecretStore store(KeyRing ring) {
        return new KeyringSecretStore(() -> ring, Integer.MAX_VALUE, PATIENCE);
    }

    @Test
    void keepsAKeyForItsOriginOnly() {
        Ring ring = new Ring();
        KeyringSecretStore store = store(ring);
        store.put(REF, KEY);
        assertThat(store.find(REF).reveal()).isEqualTo("sk-secret");
        assertThat(store.find(ELSEWHERE)).isNull();
        assertThat(ring.entries).containsOnlyKeys("work @ https://api.example:443");
        store.delete(ELSEWHERE);
        assertThat(store.find(REF)).isNotNull();
        store.delete(REF);
        store.delete(REF);
        assertThat(store.find(REF)).isNull();
        assertThat(ring.entries).as("no probe is left behind").isEmpty();
        assertThat(ring.released).isEqualTo(8);
        assertThat(store.isPersistent()).isTrue();
    }

    @Test
    void row42ALockedRingIsNotAMissingKey() {
        KeyringSecretStore store = store(new LockedRing());
        assertThatExceptionOfType(SecretStoreException.class)
                .isThrownBy(() -> store.find(REF))
                .withMessageContaining("locked");
        assertThatExceptionOfType(SecretStoreException.class)
                .isThrownBy(() -> store.delete(REF))
                .withMessageContaining("locked");
        assertThatExceptionOfType(SecretStoreException.class)
                .isThrownBy(() -> store.put(REF, KEY))
                .withMessageContaining("locked")
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("sk-secret"));
    }

    @Test
    void row42ARingThatForgetsIsFoundOutAtOnce() {
        Ring forgetful = new Ring() {
            @Override
            public void set(String account, String value) {
                entries.put(account, value.substring(1));
            }
        };
        assertThatExceptionOfType(SecretStoreException.class)
                .isThrownBy(() -> store(forgetful).put(REF, KEY))
                .withMessageContaining("did not keep");
    }

    @Test
    void row42WindowsTakes1280Characters() {
        KeyringSecretStore store = new KeyringSecretStore(Ring::new, KeyringSecretStore.WINDOWS_MAX_BYTES, PATIENCE);
        assertThatCode(() -> store.put(REF, Secret.of("x".repeat(1280)))).doesNotThrowAnyException();
        assertThatExceptionOfType(SecretStoreException.class)
                .isThrownBy(() -> store.put(REF, Secret.of("x".repeat(1281))))
                .withMessageContaining("1280 characters");
    }

    @Test
    void whatIsNoKeyIsNotHandedOut() {
        Ring ring = new Ring();
        ring.entries.put("work @ https://api.example:443", "two\nlines");
        assertThatExceptionOfType(SecretStoreException.class)
                .isThrownBy(() -> store(ring).find(REF))
                .withMessageContaining("not a key");
    }

    @Test
    void row42ARingThatWaitsForAPersonDoesNotHoldTheProgram() {
        CountDownLatch never = new CountDownLatch(1);
        KeyRing.Opener prompting = () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Ring();
        };
        KeyringSecretStore store = new KeyringSecretStore(prompting, Integer.MAX_VALUE, Duration.ofMillis(50));
        assertThatExceptionOfType(SecretStoreException.class)
                .isThrownBy(() -> store.find(REF))
                .withMessageContaining("waiting to be unlocked");
        SecretStore chosen = SecretStores.open(store, Duration.ofMillis(50));
        assertThat(chosen.isPersistent()).isFalse();
        assertThat(chosen.description()).contains("in memory", "waiting to be unlocked");
    }

    @Test
    void row42WithoutARingTheSessionsMemoryIsUsedAndSaysWhy() {
        SecretStore store = SecretStores.open(
                new KeyringSecretStore(
                        () -> {
                            throw new BackendNotSupportedException("No available keyring backend found");
                        },
                        Integer.MAX_VALUE,
                        PATIENCE),
                PATIENCE);
        assertThat(store.isPersistent()).isFalse();
        assertThat(store.description()).contains("in memory", "no key ring");
        store.put(REF, KEY);
        assertThat(store.find(REF)).isSameAs(KEY);
        store.delete(REF);
        store.delete(REF);
        for (SecretRef ref : List.of(REF, ELSEWHERE)) {
            assertThatExceptionOfType(SecretStoreException.class)
                    .isThrownBy(() -> store.find(ref))
                    .withMessageContaining("no key ring")
                    .withMessageContaining("Enter the key again");
        }
    }

    @Test
    void aLibraryThatCannotBeLoadedIsNoCrash() {
        SecretStore store = SecretStores.open(
                new KeyringSecretStore(
                        () -> {
                            throw new UnsatisfiedLinkError("no jnidispatch");
                        },
                        Integer.MAX_VALUE,
                        PATIENCE),
                PATIENCE);
        assertThat(store.description()).contains("cannot be loaded");
    }

    @Test
    void aRingThatWorksIsChosenAndNothingIsLeftInIt() {
        Ring ring = new Ring();
        SecretStore store = SecretStores.open(store(ring), PATIENCE);
        assertThat(store.isPersistent()).isTrue();
        assertThat(ring.entries).isEmpty();
    }
}
