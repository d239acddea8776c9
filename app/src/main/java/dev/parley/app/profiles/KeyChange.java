package dev.parley.app.profiles;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretUse;

/** What saving a profile does to its key, or to another of its secrets. */
public sealed interface KeyChange {

    record Keep() implements KeyChange {}

    /** Stores it in the place of whatever was there. */
    record Put(Secret key) implements KeyChange {}

    record Remove() implements KeyChange {}

    /** The profile with the entry that it names after this. */
    default EndpointProfile applied(SecretUse use, EndpointProfile profile) {
        return switch (this) {
            case Keep keep -> profile;
            case Put put -> use.bound(profile);
            case Remove remove -> use.dropped(profile);
        };
    }
}
