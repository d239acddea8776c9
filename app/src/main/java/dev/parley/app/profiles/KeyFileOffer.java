package dev.parley.app.profiles;

import dev.parley.client.store.PassphraseSecretStore;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.SecretStoreException;

/** What can be done so that keys outlive the program where there is no key ring. */
public enum KeyFileOffer {
    /** They do already, or nothing can be done. */
    NOTHING,
    /** A file with a passphrase can be made. */
    MAKE,
    /** The file is there and waits for its passphrase. */
    UNLOCK;

    static KeyFileOffer of(SecretStore store) {
        if (!(store instanceof PassphraseSecretStore file)) {
            return NOTHING;
        }
        return switch (file.state()) {
            case MEMORY -> MAKE;
            case LOCKED -> UNLOCK;
            case OPEN -> NOTHING;
        };
    }

    /** Takes the offer; why that cannot be done, empty if it could. Takes its time, on purpose. */
    static String accept(SecretStore store, String passphrase) {
        try {
            if (store instanceof PassphraseSecretStore file) {
                if (of(store) == MAKE) {
                    file.create(passphrase);
                } else {
                    file.unlock(passphrase);
                }
            }
            return "";
        } catch (SecretStoreException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
