package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.testkit.TlsAuthority;
import dev.parley.testkit.TlsIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another configuration while the gateway runs. */
final class ReloadIT {
    @TempDir
    Path folder;

    private static String ask(Gateway gateway, String line, String body) throws IOException {
        return RawClient.exchange(gateway.url(), RawClient.request(gateway, line, body, "Connection: close"));
    }

    private static RemoteService service(String name, StubServer stub) {
        return new RemoteService(name, stub.url(), null);
    }

    @Test
    void servicesComeAndGoAndCallsUnderWayEndAsTheyBegan() throws IOException {
        try (StubServer old = StubServer.silent();
                StubServer young = StubServer.answering("200 OK\r\nContent-Type: text/plain", "young");
                Gateway gateway = Gateway.start(GatewayConfig.builder()
                        .port(0)
                        .service(service("old", old))
                        .build());
                RawClient waiting = new RawClient(gateway.url())) {
            waiting.send(RawClient.request(gateway, "POST /api/v1/services/old/request/x", "{}"));
            await().until(() -> old.requests.size() == 1);

            assertThat(gateway.change(GatewayConfig.builder()
                            .port(0)
                            .token(Credential.of(gateway.token()))
                            .service(service("young", young))
                            .build()))
                    .isEmpty();
            assertThat(ask(gateway, "POST /api/v1/services/young/request/x", "{}"))
                    .endsWith("young");
            assertThat(ask(gateway, "POST /api/v1/services/old/request/x", "{}"))
                    .startsWith("HTTP/1.1 404 ");
            assertThat(gateway.services()).containsExactly("demo", "young");
            assertThat(old.closedByPeer).as("the call under way goes on").hasValue(0);
        }
    }

    @Test
    void aJobOfANewServiceRuns() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK\r\nContent-Type: text/plain", "done");
                Gateway gateway = Gateway.start(GatewayConfig.builder().port(0).build())) {
            gateway.change(GatewayConfig.builder()
                    .port(0)
                    .token(Credential.of(gateway.token()))
                    .service(service("stub", stub))
                    .build());
            String accepted = ask(gateway, "POST /api/v1/services/stub/async", "{\"data\":1}");
            assertThat(accepted).startsWith("HTTP/1.1 201 ");
            String id = accepted.replaceFirst("(?s).*\"id\":\"(\\w+)\".*", "$1");
            await().untilAsserted(
                            () -> assertThat(ask(gateway, "GET /api/v1/services/stub/async/" + id + "/output", ""))
                                    .contains("\"completed\"", "done"));
        }
    }

    @Test
    void keysAndTokenAreThoseOfTheNewConfiguration() throws IOException {
        Credential alice = Credential.of("alice-key-0123456789");
        try (Gateway gateway = Gateway.start(GatewayConfig.builder().port(0).build())) {
            String before = gateway.token();
            gateway.change(GatewayConfig.builder()
                    .port(0)
                    .token(Credential.of("the-new-token"))
                    .keys(List.of(new CallerKey("alice", CallerKey.sha256(alice), Set.of(), 0, 0)), null)
                    .build());
            assertThat(gateway.token()).isEqualTo("the-new-token");
            String request = RawClient.request(gateway, "GET /v1/models", "", "Connection: close");
            assertThat(RawClient.exchange(gateway.url(), request)).startsWith("HTTP/1.1 200 ");
            assertThat(RawClient.exchange(gateway.url(), request.replace("the-new-token", alice.reveal())))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(RawClient.exchange(gateway.url(), request.replace("the-new-token", before)))
                    .startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void whatTheNextStartTakesOverIsSaid() {
        try (Gateway gateway = Gateway.start(GatewayConfig.builder().port(0).build())) {
            assertThat(gateway.change(GatewayConfig.builder()
                            .port(1)
                            .jobConcurrency(3)
                            .accessLog(folder.resolve("access.log"))
                            .demoTokensPerSecond(1)
                            .build()))
                    .containsExactly("port", "jobs", "accessLog", "demo");
        }
    }

    @Test
    void aRenewedCertificateIsShownAndOneThatCannotBeUsedChangesNothing() throws Exception {
        Path certificate = folder.resolve("server.pem");
        Path key = folder.resolve("server-key.pem");
        TlsIdentity first = identity("first");
        TlsIdentity second = identity("second");
        write(first, certificate, key);
        GatewayConfig config = GatewayConfig.builder()
                .listen(new ListenSettings("127.0.0.1", 0, false, new TlsFiles(certificate, key), List.of(), List.of()))
                .build();
        try (Gateway gateway = Gateway.start(config)) {
            assertThat(status(gateway, first)).isEqualTo(200);
            write(second, certificate, key);
            gateway.change(config);
            assertThat(status(gateway, second)).isEqualTo(200);
            assertThatThrownBy(() -> status(gateway, first)).isInstanceOf(IOException.class);

            Files.writeString(certificate, "no certificate");
            assertThatThrownBy(() -> gateway.change(config))
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("certificate");
            assertThat(status(gateway, second)).isEqualTo(200);
        }
    }

    private TlsIdentity identity(String name) throws IOException {
        return TlsAuthority.create(Files.createDirectory(folder.resolve(name))).server("ip:127.0.0.1");
    }

    private static void write(TlsIdentity identity, Path certificate, Path key) throws IOException {
        Files.writeString(certificate, identity.certificatePem());
        Files.writeString(key, identity.keyPem());
    }

    private static int status(Gateway gateway, TlsIdentity trusted) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(trusted.clientContext()).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.url() + "/healthz"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void aKeyComesAndGoesWithItsFile() throws Exception {
        Credential alice = Credential.random();
        Credential bob = Credential.random();
        Path keys = Files.writeString(folder.resolve("keys.yaml"), KeysFile.entry("alice", alice));
        Path told = folder.resolve("stderr.txt");
        try (GatewayProcess gateway = GatewayProcess.startConfigured(
                folder, "keys: keys.yaml\nservices: {stub: {url: 'http://127.0.0.1:1'}}")) {
            assertThat(gateway.status(alice)).isEqualTo(200);
            assertThat(gateway.status(bob)).isEqualTo(401);

            Files.writeString(keys, KeysFile.entry("bob", bob));
            await().until(() -> gateway.status(bob) == 200);
            assertThat(gateway.status(alice)).isEqualTo(401);

            Files.writeString(keys, "alice: {sha256: nonsense}");
            await().untilAsserted(() -> assertThat(Files.readString(told))
                    .contains("The configuration stays as it was.", "keys.yaml, line 1, column"));
            assertThat(gateway.status(bob)).isEqualTo(200);
            assertThat(Files.readString(told)).doesNotContain(alice.reveal(), bob.reveal());
        }
    }

    @Test
    void aFileThatChangesUnderARunningProcessIsTakenOverAndAMistakeIsSaid() throws Exception {
        try (StubServer stub = StubServer.answering("200 OK\r\nContent-Type: text/plain", "{\"a\":1}");
                GatewayProcess gateway =
                        GatewayProcess.startConfigured(folder, "services: {stub: {url: 'http://127.0.0.1:1'}}")) {
            Path told = folder.resolve("stderr.txt");
            GatewayProcess.configure(folder, "services: {stub: {url: '" + stub.url() + "'}}\njobs: {concurrency: 2}");
            await().untilAsserted(() -> assertThat(Files.readString(told))
                    .contains("The changed configuration is in use. The next start takes over: jobs."));
            String id = gateway.accept("1");
            await().untilAsserted(() ->
                    assertThat(gateway.output(id).path("status").stringValue()).isEqualTo("completed"));

            GatewayProcess.configure(folder, "services: {stub: {url: 'http://127.0.0.1:1', hold: soon}}");
            await().untilAsserted(() -> assertThat(Files.readString(told))
                    .contains("The configuration stays as it was.", "line 3, column", "services.stub.hold"));
            String second = gateway.accept("2");
            await().untilAsserted(() -> assertThat(
                            gateway.output(second).path("status").stringValue())
                    .isEqualTo("completed"));
        }
    }
}
