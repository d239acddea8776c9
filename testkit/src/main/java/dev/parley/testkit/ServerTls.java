package dev.parley.testkit;

import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * How a server secures its connections.
 *
 * @param wantsClient refuses a client without a certificate that the context trusts
 * @param protocols such as {@code TLSv1.2}; empty: what the JDK has
 */
public record ServerTls(SSLContext context, boolean wantsClient, List<String> protocols) {
    public ServerTls {
        protocols = List.copyOf(protocols);
    }

    public static ServerTls of(SSLContext context) {
        return new ServerTls(context, false, List.of());
    }

    /** A server that lets in only clients of that authority. */
    public static ServerTls forClientsOf(TlsAuthority authority, TlsIdentity server) {
        return new ServerTls(server.serverContext(authority), true, List.of());
    }

    public ServerTls with(String protocol) {
        return new ServerTls(context, wantsClient, List.of(protocol));
    }

    void apply(SSLSocket socket) {
        socket.setUseClientMode(false);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setNeedClientAuth(wantsClient);
        if (!protocols.isEmpty()) {
            parameters.setProtocols(protocols.toArray(String[]::new));
        }
        socket.setSSLParameters(parameters);
    }
}
