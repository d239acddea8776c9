package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.testkit.TlsAuthority;
import dev.parley.testkit.TlsIdentity;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several keys, what each may do, and other addresses than the loopback one. */
final class CallersIT {
    private static final Credential ALICE = Credential.of("alice-key-0123456789");
    private static final Credential BOB = Credential.of("bob-key-0123456789");

    @TempDir
    Path folder;

    private static CallerKey key(String name, Credential key, Set<String> services, int perMinute, int concurrency) {
        return new CallerKey(name, CallerKey.sha256(key), services, perMinute, concurrency);
    }

    private static String ask(Gateway gateway, Credential key, String line, String body) throws IOException {
        String request =
                RawClient.request(gateway, line, body, "Connection: close").replace(gateway.token(), key.reveal());
        return RawClient.exchange(gateway.url(), request);
    }

    @Test
    void eachKeyOpensItsServicesOnly() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK\r\nContent-Type: text/plain", "through");
                Gateway gateway = Gateway.start(Gateways.config(stub)
                        .keys(List.of(key("alice", ALICE, Set.of("demo"), 0, 0), key("bob", BOB, Set.of(), 0, 0)), null)
                        .build())) {
            String stubbed = "POST /api/v1/services/stub/request/x";
            assertThat(ask(gateway, BOB, stubbed, "{}")).startsWith("HTTP/1.1 200 ");
            int before = stub.requests.size();
            assertThat(ask(gateway, ALICE, stubbed, "{}"))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("service_not_allowed");
            assertThat(ask(gateway, ALICE, "POST /api/v1/services/stub/async", "{\"data\":1}"))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(ask(gateway, ALICE, "POST /v1/completions", "{\"model\":\"stub/m\",\"prompt\":\"x\"}"))
                    .startsWith("HTTP/1.1 403 ");
            assertThat(ask(gateway, ALICE, "GET /metrics", "")).startsWith("HTTP/1.1 403 ");
            assertThat(ask(gateway, ALICE, "GET /v1/models", ""))
                    .contains("\"demo\"")
                    .doesNotContain("stub");
            assertThat(stub.requests).hasSize(before);
            assertThat(ask(gateway, ALICE, "POST /v1/completions", "{\"model\":\"demo\",\"prompt\":\"x\"}"))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(ask(gateway, Credential.of("nobody"), stubbed, "{}")).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void aKeyHasItsRequestsAMinuteAndLookingCostsNone() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK\r\nContent-Type: text/plain", "through");
                Gateway gateway = Gateway.start(Gateways.config(stub)
                        .keys(List.of(key("alice", ALICE, Set.of(), 3, 0)), null)
                        .build())) {
            String line = "POST /api/v1/services/stub/request/x";
            for (int i = 0; i < 3; i++) {
                assertThat(ask(gateway, ALICE, line, "{}")).startsWith("HTTP/1.1 200 ");
            }
            assertThat(ask(gateway, ALICE, line, "{}"))
                    .startsWith("HTTP/1.1 429 ")
                    .contains("rate_limited")
                    .containsPattern("(?i)retry-after: (1?[0-9]|20)\r\n");
            assertThat(ask(gateway, ALICE, "GET /api/v1/services/stub/request/x", ""))
                    .as("a GET that reaches the service")
                    .startsWith("HTTP/1.1 429 ");
            assertThat(ask(gateway, ALICE, "GET /v1/models", "")).startsWith("HTTP/1.1 200 ");
            assertThat(RawClient.exchange(gateway.url(), RawClient.request(gateway, line, "{}", "Connection: close")))
                    .as("another caller")
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aKeyHasItsRequestsAtATime() throws IOException {
        try (StubServer stub = StubServer.silent();
                Gateway gateway = Gateway.start(Gateways.config(stub)
                        .keys(List.of(key("alice", ALICE, Set.of(), 0, 1)), null)
                        .build())) {
            String line = "POST /api/v1/services/stub/request/x";
            String request = RawClient.request(gateway, line, "{}").replace(gateway.token(), ALICE.reveal());
            try (RawClient first = new RawClient(gateway.url())) {
                first.send(request);
                await().until(() -> stub.requests.size() == 1);
                assertThat(ask(gateway, ALICE, line, "{}"))
                        .startsWith("HTTP/1.1 429 ")
                        .contains("too_many_at_once");
            }
            await().ignoreExceptions().untilAsserted(() -> {
                int before = stub.requests.size();
                try (RawClient next = new RawClient(gateway.url())) {
                    next.send(request);
                    await().atMost(Duration.ofSeconds(2)).until(() -> stub.requests.size() > before);
                }
            });
        }
    }

    @Test
    void withTlsAndATokenOthersMayReachIt() throws Exception {
        TlsIdentity server = TlsAuthority.create(folder).server("ip:127.0.0.1,dns:localhost,dns:gpu.example");
        Path certificate = Files.writeString(folder.resolve("server.pem"), server.certificatePem());
        Path key = Files.writeString(folder.resolve("server-key.pem"), server.keyPem());
        ListenSettings listen = new ListenSettings(
                "127.0.0.1", 0, false, new TlsFiles(certificate, key), List.of("gpu.example"), List.of());
        try (Gateway gateway =
                        Gateway.start(GatewayConfig.builder().listen(listen).build());
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(server.clientContext())
                        .build()) {
            assertThat(gateway.url().getScheme()).isEqualTo("https");
            HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/models"))
                    .header("Authorization", "Bearer " + gateway.token())
                    .build();
            HttpResponse<String> models = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(models.statusCode()).isEqualTo(200);
            assertThat(models.body()).contains("demo");
            for (String host :
                    List.of("gpu.example", "GPU.example:" + gateway.url().getPort())) {
                assertThat(hosted(gateway, server, host)).as(host).startsWith("HTTP/1.1 200 ");
            }
            assertThat(hosted(gateway, server, "evil.example")).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void onAllAddressesATokenIsAskedForAsEver() throws Exception {
        TlsIdentity server = TlsAuthority.create(folder).server("ip:127.0.0.1");
        TlsFiles files = new TlsFiles(
                Files.writeString(folder.resolve("server.pem"), server.certificatePem()),
                Files.writeString(folder.resolve("server-key.pem"), server.keyPem()));
        ListenSettings listen = new ListenSettings("0.0.0.0", 0, false, files, List.of(), List.of());
        try (Gateway gateway = Gateway.start(
                        GatewayConfig.builder().listen(listen).token(ALICE).build());
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(server.clientContext())
                        .build()) {
            URI models = URI.create("https://127.0.0.1:" + gateway.url().getPort() + "/v1/models");
            HttpRequest stranger = HttpRequest.newBuilder(models).build();
            HttpRequest alice = HttpRequest.newBuilder(models)
                    .header("Authorization", "Bearer " + ALICE.reveal())
                    .build();
            assertThat(client.send(stranger, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(client.send(alice, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    /** Over a socket of our own, since Java's client sets the Host itself. */
    private static String hosted(Gateway gateway, TlsIdentity server, String host) throws IOException {
        try (Socket socket = server.clientContext()
                .getSocketFactory()
                .createSocket("127.0.0.1", gateway.url().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aCertificateThatCannotBeUsedIsASentence() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.pem"), "no certificate");
        ListenSettings listen =
                new ListenSettings("127.0.0.1", 0, false, new TlsFiles(broken, broken), List.of(), List.of());
        assertThatThrownBy(() ->
                        Gateway.start(GatewayConfig.builder().listen(listen).build()))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("certificate");
    }
}
