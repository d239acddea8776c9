package dev.parley.client.store;

import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretSource;

/** Keeps keys. What it cannot do it says with {@link SecretStoreException}; it never falls back to plain text. */
public interface SecretStore extends SecretSource {

    /** Stores and reads back; replaces what was there. */
    void put(SecretRef ref, Secret secret);

    /** Deletes; an absent entry is no error. */
    void delete(SecretRef ref);

    /** Whether the entries outlive the process. */
    boolean isPersistent();

    /** What it is, for people: the key ring of the system, or this session's memory and why. */
    String description();
}
