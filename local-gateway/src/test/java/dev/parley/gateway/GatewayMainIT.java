package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.testkit.ChildJvm;
import dev.parley.testkit.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The headless program: what it says and what its exit codes are. */
final class GatewayMainIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private static ChildJvm gateway(String... words) {
        return ChildJvm.of(GatewayMain.class.getName())
                .jvmArgs("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .args(List.of(words))
                .env(Map.of("PARLEY_GATEWAY_TOKEN", "token-of-mine"))
                .start();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itStartsWithItsReadyLineAndNotAWordMoreAndEndsOnSigterm() throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.yaml"), "port: 0\ndata: jobs\n");
        try (ChildJvm gateway = gateway(file.toString())) {
            JsonNode ready = JsonMapper.shared().readTree(gateway.awaitLine(line -> true, LIMIT));
            assertThat(ready.propertyNames()).containsExactly("url", "token", "services");
            gateway.terminate();
            assertThat(gateway.exitCode(LIMIT)).isZero();
            assertThat(gateway.output()).hasSize(1);
            assertThat(gateway.errors()).isEmpty();
        }
    }

    @Test
    void aNewKeyIsPrintedOnceWithItsEntry() {
        try (ChildJvm gateway = gateway("--new-key", "alice")) {
            assertThat(gateway.exitCode(LIMIT)).isZero();
            String key = gateway.output().getFirst();
            assertThat(key).hasSizeGreaterThan(20);
            assertThat(String.join(
                            "\n", gateway.output().subList(1, gateway.output().size())))
                    .contains("alice:", "sha256:")
                    .doesNotContain(key);
            assertThat(gateway.errors()).isEmpty();
        }
    }

    @Test
    void whatItDoesNotKnowIsAMistakeInItsUsage() {
        try (ChildJvm gateway = gateway("--nonsense")) {
            assertThat(gateway.exitCode(LIMIT)).isEqualTo(2);
            assertThat(gateway.output()).isEmpty();
            assertThat(gateway.errors()).hasSize(1);
        }
    }

    @Test
    void row43OnAnAddressThatOthersReachItDoesNotStartWithoutTls() throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.yaml"), "host: 0.0.0.0\nport: 0\n");
        try (ChildJvm gateway = gateway(file.toString())) {
            assertThat(gateway.exitCode(LIMIT)).isNotZero();
            assertThat(gateway.output()).as("never ready").isEmpty();
            assertThat(gateway.errors()).singleElement().asString().contains("0.0.0.0", "TLS");
        }
    }

    @Test
    void itsHealthIsAnExitCode() throws IOException {
        Path file = folder.resolve("gateway.yaml");
        try (Gateway gateway = Gateway.start(GatewayConfig.builder().port(0).build())) {
            Files.writeString(file, "port: " + gateway.url().getPort() + "\n");
            assertHealth(file, 0);
        }
        assertHealth(file, 1);
    }

    private static void assertHealth(Path file, int exitCode) {
        try (ChildJvm asking = gateway("--healthy", file.toString())) {
            assertThat(asking.exitCode(LIMIT)).isEqualTo(exitCode);
            assertThat(asking.output()).isEmpty();
            assertThat(asking.errors()).isEmpty();
        }
    }

    @Test
    void anEncryptedGatewayIsAskedByItsOwnCertificateWhateverItsName() throws IOException {
        TlsFiles own = files("own");
        TlsFiles other = files("other");
        GatewayConfig config = GatewayConfig.builder()
                .listen(listen(0, own))
                .token(Credential.of("token-of-mine"))
                .build();
        try (Gateway gateway = Gateway.start(config)) {
            int port = gateway.url().getPort();
            assertThat(HealthProbe.alive(listen(port, own))).isTrue();
            assertThat(HealthProbe.alive(listen(port, other))).isFalse();
        }
        assertThatExceptionOfType(GatewayException.class).isThrownBy(() -> HealthProbe.alive(listen(0, own)));
    }

    private static ListenSettings listen(int port, TlsFiles tls) {
        return new ListenSettings("127.0.0.1", port, false, tls, List.of(), List.of());
    }

    private TlsFiles files(String name) throws IOException {
        TlsIdentity identity = TlsIdentity.create(Files.createDirectory(folder.resolve(name)), "dns:gpu.example");
        return new TlsFiles(
                Files.writeString(folder.resolve(name + ".pem"), identity.certificatePem()),
                Files.writeString(folder.resolve(name + "-key.pem"), identity.keyPem()));
    }
}
