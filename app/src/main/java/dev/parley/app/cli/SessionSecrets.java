package dev.parley.app.cli;

import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keys that live as long as the process: the one of {@code --key-env} and the gateway's token; others are saved ones. */
final class SessionSecrets implements SecretSource {
    private final Map<SecretRef, Secret> secrets = new ConcurrentHashMap<>();
    private final SecretSource saved;

    SessionSecrets(SecretSource saved) {
        this.saved = saved;
    }

    void put(SecretRef ref, Secret secret) {
        secrets.put(ref, secret);
    }

    @Override
    public @Nullable Secret find(SecretRef ref) {
        Secret own = secrets.get(ref);
        return own == null ? saved.find(ref) : own;
    }
}
