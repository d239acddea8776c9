package dev.parley.client.http;

import dev.parley.client.endpoint.ClientIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the profile's certificate to a server that asks for one, whatever authorities the server lists: with one
 * certificate there is nothing to choose. Remembers who asked, because a server that got none says so in words that may
 * mean anything.
 */
final class ClientKeys extends X509ExtendedKeyManager {
    private static final String ALIAS = "client";

    private final @Nullable ClientIdentity identity;
    /** When each server asked last, by {@link System#nanoTime()}. */
    private final Map<String, Long> asked = new ConcurrentHashMap<>();

    ClientKeys(@Nullable ClientIdentity identity) {
        this.identity = identity;
    }

    /** Whether that server has asked for a client certificate since then, by {@link System#nanoTime()}. */
    boolean wasAskedBy(String host, int port, long sinceNanos) {
        Long latest = asked.get(host + ":" + port);
        return latest != null && latest - sinceNanos >= 0;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        if (socket instanceof SSLSocket secured) {
            SSLSession session = secured.getHandshakeSession();
            asked.put(session.getPeerHost() + ":" + session.getPeerPort(), System.nanoTime());
        }
        return alias(keyTypes);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyTypes);
    }

    private @Nullable String alias(String... keyTypes) {
        return identity != null
                        && Arrays.asList(keyTypes).contains(identity.key().getAlgorithm())
                ? ALIAS
                : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return alias(keyType) == null ? null : new String[] {ALIAS};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return identity == null ? null : identity.key();
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
