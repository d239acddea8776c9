package dev.parley.app.profiles;

import dev.parley.client.endpoint.Secret;

/** What saving a profile does to its key. */
public sealed interface KeyChange {

    record Keep() implements KeyChange {}

    /** Stores it in the place of whatever was there. */
    record Put(Secret key) implements KeyChange {}

    record Remove() implements KeyChange {}
}
