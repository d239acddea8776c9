package dev.parley.client.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a profile can have a secret for. Each is an entry of its own in the key store, bound to where it goes. */
public enum SecretUse {
    /** The endpoint's key. */
    KEY {
        @Override
        public @Nullable SecretRef of(EndpointProfile profile) {
            return profile.secret();
        }

        @Override
        public EndpointProfile bound(EndpointProfile profile) {
            return profile.toBuilder().secretId(profile.id()).build();
        }

        @Override
        public EndpointProfile dropped(EndpointProfile profile) {
            return profile.toBuilder().secret(null).build();
        }
    },
    /** The {@code user:password} of the proxy; see {@link ProxyText#login}. */
    PROXY_LOGIN {
        @Override
        public @Nullable SecretRef of(EndpointProfile profile) {
            ProxySettings proxy = profile.network().proxy();
            return proxy == null ? null : proxy.credentials();
        }

        @Override
        public EndpointProfile bound(EndpointProfile profile) {
            ProxySettings proxy = profile.network().proxy();
            return proxy == null || proxy.equals(ProxySettings.NONE)
                    ? profile
                    : with(profile, profile.network().withProxy(proxy.withCredentials(profile.id() + "-proxy")));
        }

        @Override
        public EndpointProfile dropped(EndpointProfile profile) {
            ProxySettings proxy = profile.network().proxy();
            return proxy == null ? profile : with(profile, profile.network().withProxy(proxy.withoutCredentials()));
        }
    },
    /** What opens the key of the client certificate. */
    CERTIFICATE_PASSWORD {
        @Override
        public @Nullable SecretRef of(EndpointProfile profile) {
            return profile.network().tls().password();
        }

        @Override
        public EndpointProfile bound(EndpointProfile profile) {
            TlsSettings tls = profile.network().tls();
            return tls.certificate() == null
                    ? profile
                    : with(profile, profile.network().withTls(tls.withPassword(profile.id() + "-certificate")));
        }

        @Override
        public EndpointProfile dropped(EndpointProfile profile) {
            TlsSettings tls = profile.network().tls();
            return with(profile, profile.network().withTls(tls.withCertificate(tls.certificate(), tls.key())));
        }
    };

    /** The entry that the profile names for this; {@code null}: none. */
    public abstract @Nullable SecretRef of(EndpointProfile profile);

    /** The profile with an entry of its own for this; as it was where there is nothing that the secret could go to. */
    public abstract EndpointProfile bound(EndpointProfile profile);

    /** The profile without an entry for this. */
    public abstract EndpointProfile dropped(EndpointProfile profile);

    /** All entries that the profile names, in the order of the uses. */
    public static List<SecretRef> all(EndpointProfile profile) {
        return Arrays.stream(values())
                .map(use -> use.of(profile))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The profile without any entry. */
    public static EndpointProfile allDropped(EndpointProfile profile) {
        EndpointProfile bare = profile;
        for (SecretUse use : values()) {
            bare = use.dropped(bare);
        }
        return bare;
    }

    private static EndpointProfile with(EndpointProfile profile, NetworkSettings network) {
        return profile.toBuilder().network(network).build();
    }
}
