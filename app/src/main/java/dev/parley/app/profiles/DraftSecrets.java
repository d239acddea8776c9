package dev.parley.app.profiles;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretUse;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** All secrets of the profile in the editor, by what they are for. For the toolkit's thread. */
final class DraftSecrets {
    private final Map<SecretUse, KeyEdit> edits = new EnumMap<>(SecretUse.class);

    DraftSecrets(KeyEdit key, NetworkSecrets network) {
        edits.put(SecretUse.KEY, key);
        edits.put(SecretUse.PROXY_LOGIN, network.login().secret());
        edits.put(SecretUse.CERTIFICATE_PASSWORD, network.password());
    }

    boolean isChanged() {
        return edits.values().stream().anyMatch(KeyEdit::isChanged);
    }

    /** Goes back to what is stored. */
    void restore() {
        edits.values().forEach(KeyEdit::restore);
    }

    /** What saving does to them. */
    Map<SecretUse, KeyChange> changes() {
        Map<SecretUse, KeyChange> changes = new EnumMap<>(SecretUse.class);
        edits.forEach((use, edit) -> changes.put(use, edit.change()));
        return changes;
    }

    /** The profile with the entries that it names after {@link #changes}. */
    EndpointProfile applied(EndpointProfile profile) {
        EndpointProfile bound = profile;
        for (Map.Entry<SecretUse, KeyEdit> entry : edits.entrySet()) {
            bound = entry.getValue().change().applied(entry.getKey(), bound);
        }
        return bound;
    }

    /** What is typed and not stored yet, by where a profile that {@link #applied} made looks for it. */
    Map<SecretRef, Secret> typed(EndpointProfile applied) {
        Map<SecretRef, Secret> typed = new HashMap<>();
        edits.forEach((use, edit) -> {
            SecretRef ref = use.of(applied);
            Secret secret = edit.typed();
            if (ref != null && secret != null) {
                typed.put(ref, secret);
            }
        });
        return typed;
    }
}
