package dev.parley.client.endpoint;

import org.jspecify.annotations.Nullable;

/** Where a client gets a profile's key from, at the moment it is needed. */
@FunctionalInterface
public interface SecretSource {

    /** Knows no secret. */
    SecretSource EMPTY = ref -> null;

    @Nullable Secret find(SecretRef ref);
}
