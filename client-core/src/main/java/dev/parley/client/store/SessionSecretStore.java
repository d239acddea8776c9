package dev.parley.client.store;

import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps keys in memory until the process ends. */
public final class SessionSecretStore implements SecretStore {
    private final Map<SecretRef, Secret> secrets = new ConcurrentHashMap<>();
    private final String reason;

    /**
     * An empty store.
     *
     * @param reason why the keys are not kept longer, one sentence
     */
    public SessionSecretStore(String reason) {
        this.reason = reason;
    }

    @Override
    public void put(SecretRef ref, Secret secret) {
        secrets.put(ref, secret);
    }

    /** A reference with another origin is another reference. */
    @Override
    public @Nullable Secret find(SecretRef ref) {
        return secrets.get(ref);
    }

    @Override
    public void delete(SecretRef ref) {
        secrets.remove(ref);
    }

    @Override
    public boolean isPersistent() {
        return false;
    }

    @Override
    public String description() {
        return "Keys are kept in memory until Parley ends. " + reason;
    }
}
