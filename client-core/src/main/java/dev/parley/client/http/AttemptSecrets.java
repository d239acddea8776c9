package dev.parley.client.http;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretSource;
import org.jspecify.annotations.Nullable;

/**
 * All secrets that one attempt may need, fetched when it starts. Each goes to one place only.
 *
 * @param key for the endpoint's origin
 * @param proxy {@code user:password}, for the proxy
 * @param tls opens the client's key; goes nowhere
 */
record AttemptSecrets(
        @Nullable Secret key,
        @Nullable Secret proxy,
        @Nullable Secret tls) {

    static AttemptSecrets of(EndpointProfile profile, @Nullable Secret key, SecretSource source) {
        NetworkSettings network = profile.network();
        ProxySettings proxy = network.proxy();
        return new AttemptSecrets(
                key,
                proxy == null ? null : find(source, proxy.credentials()),
                find(source, network.tls().password()));
    }

    private static @Nullable Secret find(SecretSource source, @Nullable SecretRef ref) {
        return ref == null ? null : source.find(ref);
    }
}
