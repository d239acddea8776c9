package dev.parley.client.store;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.client.store.StoredProfile.StoredSecretRef;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Network settings as they lie in the file. Grows at the end; what is absent or null is the default. */
record StoredNetwork(
        @Nullable StoredProxy proxy,
        @Nullable StoredTls tls,
        @Nullable Boolean keyOverPlainHttp) {

    record StoredProxy(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable StoredSecretRef credentials,
            @Nullable List<String> noProxy) {}

    record StoredTls(
            @Nullable String authorities,
            @Nullable String certificate,
            @Nullable String key,
            @Nullable StoredSecretRef password) {}

    static StoredNetwork of(NetworkSettings network) {
        ProxySettings proxy = network.proxy();
        TlsSettings tls = network.tls();
        return new StoredNetwork(
                proxy == null
                        ? null
                        : new StoredProxy(
                                proxy.host(),
                                proxy.port(),
                                StoredProfile.of(proxy.credentials()),
                                List.copyOf(proxy.noProxy())),
                new StoredTls(
                        text(tls.authorities()),
                        text(tls.certificate()),
                        text(tls.key()),
                        StoredProfile.of(tls.password())),
                network.keyOverPlainHttp());
    }

    /**
     * The settings that were stored.
     *
     * @throws IllegalArgumentException if a value has no meaning here, such as a path of another system
     */
    NetworkSettings toSettings() {
        return new NetworkSettings(
                proxy == null ? null : proxy(proxy),
                tls == null ? TlsSettings.DEFAULT : tls(tls),
                keyOverPlainHttp != null && keyOverPlainHttp);
    }

    private static ProxySettings proxy(StoredProxy stored) {
        Integer port = stored.port();
        if (port == null) {
            throw new IllegalArgumentException("no network.proxy.port");
        }
        List<String> noProxy = stored.noProxy();
        return new ProxySettings(
                StoredProfile.wanted("network.proxy.host", stored.host()),
                port,
                ref("network.proxy.credentials", stored.credentials()),
                noProxy == null ? List.of() : complete(noProxy));
    }

    private static List<String> complete(List<String> noProxy) {
        if (noProxy.stream().anyMatch(entry -> entry == null)) {
            throw new IllegalArgumentException("an empty entry in network.proxy.noProxy");
        }
        return noProxy;
    }

    private static TlsSettings tls(StoredTls stored) {
        return new TlsSettings(
                path(stored.authorities()),
                path(stored.certificate()),
                path(stored.key()),
                ref("network.tls.password", stored.password()));
    }

    private static @Nullable SecretRef ref(String field, @Nullable StoredSecretRef stored) {
        return stored == null
                ? null
                : new SecretRef(
                        StoredProfile.wanted(field + ".id", stored.id()),
                        StoredProfile.wanted(field + ".origin", stored.origin()));
    }

    private static @Nullable Path path(@Nullable String stored) {
        return stored == null ? null : Path.of(stored);
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }
}
