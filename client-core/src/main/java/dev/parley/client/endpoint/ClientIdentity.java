package dev.parley.client.endpoint;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What this side shows to a server that wants to know who asks.
 *
 * @param chain its certificate first, then those that lead to its authority
 */
public record ClientIdentity(List<X509Certificate> chain, PrivateKey key) {
    public ClientIdentity {
        chain = List.copyOf(chain);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ClientIdentity[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
