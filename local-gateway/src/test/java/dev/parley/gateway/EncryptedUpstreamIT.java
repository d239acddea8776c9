package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remote over HTTPS: a certificate that nobody vouches for is refused before a byte of the request is sent. */
final class EncryptedUpstreamIT {
    private static final String PASSWORD = "password";

    @TempDir
    Path folder;

    private Path keys;

    @BeforeEach
    void makeCertificate() throws IOException, InterruptedException {
        keys = folder.resolve("keys.p12");
        int exit = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(folder.resolve("keytool.txt"))).isZero();
    }

    private SSLServerSocket listen() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Answers one request a connection; counts the requests whose first byte came. */
    private static void serve(SSLServerSocket server, AtomicInteger requests) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                if (socket.getInputStream().read() >= 0) {
                    requests.incrementAndGet();
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nsecret"
                            .getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            } catch (IOException e) {
                // a client that refused the certificate, or the end of the test
            }
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws IOException, GeneralSecurityException {
        AtomicInteger requests = new AtomicInteger();
        try (SSLServerSocket server = listen()) {
            Thread.ofVirtual().start(() -> serve(server, requests));
            GatewayConfig config = GatewayConfig.builder()
                    .port(0)
                    .service(new RemoteService(
                            "safe", URI.create("https://localhost:" + server.getLocalPort()), Credential.of("key")))
                    .build();
            try (Gateway gateway = Gateway.start(config)) {
                String request =
                        RawClient.request(gateway, "POST /api/v1/services/safe/request/x", "{}", "Connection: close");

                assertThat(RawClient.exchange(gateway.url(), request))
                        .startsWith("HTTP/1.1 502 ")
                        .contains("certificate");
                assertThat(requests).hasValue(0);
            }
        }
    }

    @Test
    void aCertificateThatTheRuntimeTrustsIsAccepted() throws IOException, GeneralSecurityException {
        AtomicInteger requests = new AtomicInteger();
        try (SSLServerSocket server = listen()) {
            Thread.ofVirtual().start(() -> serve(server, requests));
            try (GatewayProcess gateway = GatewayProcess.start(
                    folder,
                    URI.create("https://localhost:" + server.getLocalPort()),
                    "-Djavax.net.ssl.trustStore=" + keys,
                    "-Djavax.net.ssl.trustStorePassword=" + PASSWORD)) {
                assertThat(gateway.get("/api/v1/services/stub/request/x")).isEqualTo("secret");
                assertThat(requests).hasValue(1);
            }
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() throws IOException, GeneralSecurityException {
        AtomicInteger requests = new AtomicInteger();
        try (SSLServerSocket server = listen()) {
            Thread.ofVirtual().start(() -> serve(server, requests));
            try (GatewayProcess gateway = GatewayProcess.start(
                    folder,
                    URI.create("https://127.0.0.1:" + server.getLocalPort()),
                    "-Djavax.net.ssl.trustStore=" + keys,
                    "-Djavax.net.ssl.trustStorePassword=" + PASSWORD)) {
                assertThat(gateway.get("/api/v1/services/stub/request/x")).contains("certificate");
                assertThat(requests).hasValue(0);
            }
        }
    }
}
