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
    private final boolean isSubstitute;

    /**
     * An empty store.
     *
     * @param reason why the keys are not kept longer, one sentence
     */
    public SessionSecretStore(String reason) {
        this(reason, false);
    }

    private SessionSecretStore(String reason, boolean isSubstitute) {
        this.reason = reason;
        this.isSubstitute = isSubstitute;
    }

    /** In the place of a key ring that cannot be used: a key that may lie there is not missing, and that is said. */
    static SessionSecretStore inPlaceOf(String reason) {
        return new SessionSecretStore(reason, true);
    }

    String reason() {
        return reason;
    }

    @Override
    public void put(SecretRef ref, Secret secret) {
        secrets.put(ref, secret);
    }

    /** A reference with another origin is another reference. */
    @Override
    public @Nullable Secret find(SecretRef ref) {
        Secret found = secrets.get(ref);
        if (found == null && isSubstitute) {
            throw new SecretStoreException(
                    reason + " Enter the key again in the profile; it is then kept in memory until Parley ends.");
        }
        return found;
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
