package dev.parley.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Asks a gateway of this machine whether it is alive, for supervisors that have no other program for it. */
final class HealthProbe {
    private static final int LIMIT_MS = Math.toIntExact(Duration.ofSeconds(3).toMillis());

    private HealthProbe() {}

    /**
     * Whether {@code /healthz} answers 200.
     *
     * @throws GatewayException if the port is not fixed or the certificate cannot be read
     */
    static boolean alive(ListenSettings listen) {
        if (listen.port() == 0) {
            throw new GatewayException("A gateway that takes any free port cannot be asked; give it a port.");
        }
        TlsFiles tls = listen.tls();
        SSLSocketFactory encrypted = tls == null ? null : trustingOnly(tls.certificate());
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address(listen.host()), listen.port()), LIMIT_MS);
            plain.setSoTimeout(LIMIT_MS);
            if (encrypted == null) {
                return answers(plain, listen.port());
            }
            try (Socket socket = encrypted.createSocket(plain, "localhost", listen.port(), true)) {
                return answers(socket, listen.port());
            }
        } catch (IOException notThere) {
            return false;
        }
    }

    private static boolean answers(Socket socket, int port) throws IOException {
        // Every gateway takes this name as its own.
        String request = "GET /healthz HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        BufferedReader answer =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String status = answer.readLine();
        return status != null && status.startsWith("HTTP/1.1 200 ");
    }

    /** Where this machine reaches what listens on {@code host}. */
    private static String address(String host) {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "::1";
            default -> host;
        };
    }

    /** Trusts the gateway's own certificate and no other; the name in it is for callers from elsewhere and is not looked at. */
    private static SSLSocketFactory trustingOnly(Path certificate) {
        try (InputStream pem = Files.newInputStream(certificate)) {
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            // The first is its own, further ones lead to the authority.
            known.setCertificateEntry(
                    "gateway", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new GatewayException("The certificate " + certificate + " cannot be read.", e);
        }
    }
}
