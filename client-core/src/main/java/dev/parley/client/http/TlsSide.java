package dev.parley.client.http;

import dev.parley.client.endpoint.ClientIdentity;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.TlsFileException;
import dev.parley.client.endpoint.TlsFiles;
import dev.parley.client.endpoint.TlsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How connections of one profile are secured.
 *
 * @param keys knows which servers asked for a client certificate
 */
record TlsSide(SSLSocketFactory sockets, ShownCertificates trust, ClientKeys keys) {

    /**
     * Reads the files that the settings name.
     *
     * @throws TlsFileException if one of them cannot be used
     */
    static TlsSide of(TlsSettings settings, @Nullable Secret password) throws TlsFileException {
        Path authorities = settings.authorities();
        List<X509Certificate> own = authorities == null ? List.of() : TlsFiles.authorities(authorities);
        ClientIdentity identity = TlsFiles.identity(settings, password);
        try {
            ShownCertificates trust = new ShownCertificates(trust(own));
            ClientKeys keys = new ClientKeys(identity);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            return new TlsSide(new NamedSockets(context.getSocketFactory()), trust, keys);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK's TLS cannot be set up", e);
        }
    }

    /** One list of both, so that a chain may lead to either and is refused for one reason. */
    private static X509ExtendedTrustManager trust(List<X509Certificate> own)
            throws GeneralSecurityException, IOException {
        X509ExtendedTrustManager system = trust((KeyStore) null);
        if (own.isEmpty()) {
            return system;
        }
        KeyStore all = KeyStore.getInstance("PKCS12");
        all.load(null, null);
        for (X509Certificate each : system.getAcceptedIssuers()) {
            all.setCertificateEntry("system-" + all.size(), each);
        }
        for (X509Certificate each : own) {
            all.setCertificateEntry("own-" + all.size(), each);
        }
        return trust(all);
    }

    private static X509ExtendedTrustManager trust(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no trust manager for X.509"));
    }
}
