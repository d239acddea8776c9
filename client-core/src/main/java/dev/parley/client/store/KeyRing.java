package dev.parley.client.store;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** An open key ring of the operating system, under this program's name. */
interface KeyRing {

    /** Opens one. */
    @FunctionalInterface
    interface Opener {
        KeyRing open() throws BackendNotSupportedException;
    }

    /**
     * What is stored for the account.
     *
     * @throws PasswordAccessException if there is no such entry, or none that may be seen
     */
    String get(String account) throws PasswordAccessException;

    void set(String account, String value) throws PasswordAccessException;

    void delete(String account) throws PasswordAccessException;

    /** Ends the connection to the ring and its threads. */
    void release() throws Exception;

    /** The one of java-keyring: Secret Service or KWallet over D-Bus, macOS Keychain, Windows Credential Manager. */
    static KeyRing openSystem() throws BackendNotSupportedException {
        Noise.OFF.forEach(logger -> logger.setLevel(Level.OFF));
        Keyring ring = Keyring.create();
        return new KeyRing() {
            private static final String SERVICE = "Parley";

            @Override
            public String get(String account) throws PasswordAccessException {
                return ring.getPassword(SERVICE, account);
            }

            @Override
            public void set(String account, String value) throws PasswordAccessException {
                ring.setPassword(SERVICE, account, value);
            }

            @Override
            public void delete(String account) throws PasswordAccessException {
                ring.deletePassword(SERVICE, account);
            }

            @Override
            public void release() throws Exception {
                ring.close();
            }
        };
    }

    /** Loggers that tell a person about D-Bus signals. Kept here, because a logger that nobody holds forgets its level. */
    final class Noise {
        static final List<Logger> OFF = Stream.of("org.freedesktop", "de.swiesend", "com.github.javakeyring")
                .map(Logger::getLogger)
                .toList();

        private Noise() {}
    }
}
