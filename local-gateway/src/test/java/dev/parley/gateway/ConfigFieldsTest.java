package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Every field of the configuration is documented, and every one does something. */
final class ConfigFieldsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("T", "secret-token", "K", "secret-key", "W", "whsec_c2VjcmV0", "P", "secret-password");

    @TempDir
    Path folder;

    /** The example of the README with the field that excludes another one of it. */
    private static String withDatabase(String example) {
        return Pattern.compile("^# (database:| {2}(?:url|user|passwordEnv):)", Pattern.MULTILINE)
                .matcher(example)
                .replaceAll("$1");
    }

    /** The names that lead to each value; those of somebody's choice are stars. */
    private static void collect(ConfigNode node, String name, Set<String> all) {
        if (!(node.node() instanceof MappingNode) || name.endsWith(".environment")) {
            return;
        }
        node.entries().forEach((key, value) -> {
            String field = name.isEmpty() ? key : name + "." + (name.equals("services") ? "*" : key);
            all.add(field);
            collect(value, field, all);
        });
    }

    private Set<String> fields(String yaml) throws IOException {
        Set<String> all = new TreeSet<>();
        collect(ConfigText.read(Files.writeString(folder.resolve("any.yaml"), yaml)), "", all);
        return all;
    }

    @Test
    void theReadmesExampleHasEveryFieldInItsPlaceAndNoOther() throws IOException {
        Set<String> shown = fields(withDatabase(GatewayConfigFileTest.example("host:")));
        shown.remove("services.*");
        assertThat(shown).containsExactlyInAnyOrderElementsOf(GatewayConfigFile.everyField());
    }

    @Test
    void theReadmesExampleOfTheKeysHasEveryField() throws IOException {
        assertThat(fields(GatewayConfigFileTest.example("alice:")))
                .contains("alice")
                .hasSize(1 + KeysFile.everyField().size())
                .containsAll(KeysFile.everyField().stream()
                        .map(field -> "alice." + field)
                        .toList());
    }

    @Test
    void theReadmesExampleOfADatabaseIsRead() throws IOException {
        String example = withDatabase(GatewayConfigFileTest.example("host:"))
                .replaceAll("(?m)^(data|keys): .*$", "")
                .replaceAll("\\b(PARLEY_DB_PASSWORD)\\b", "P")
                .replaceAll("\\b(PARLEY_WEBHOOK_KEY)\\b", "W")
                .replaceAll("\\b(PARLEY_GATEWAY_TOKEN|VLLM_KEY)\\b", "T");
        assertThat(read(example).jobs().database())
                .isEqualTo(new DatabaseSettings(
                        "jdbc:postgresql://db.example/parley", "parley", Credential.of("secret-password")));
    }

    private GatewayConfig read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.yaml"), text);
        return GatewayConfigFile.read(file, ENVIRONMENT).build();
    }

    /** With no value that is the default, so that a field that is read and then forgotten is found. */
    @Test
    void everyFieldOfTheGatewayIsTaken() throws IOException {
        GatewayConfig config = read("""
                host: localhost
                port: 9001
                portFallback: false
                tls: {certificate: a.pem, key: b.pem}
                allowedHosts: [h.example]
                allowedOrigins: ["http://o.example"]
                tokenEnv: T
                accessLog: stderr
                limits: {body: 2MiB, headers: 2KiB}
                data: here
                jobs:
                  concurrency: 3
                  reach: 1m
                  keep: 2h
                  queued: 5
                  durable: false
                  webhookKeyEnv: W
                  webhookHosts: [w.example]
                demo: {rate: 7}
                """);
        assertThat(config.listen())
                .isEqualTo(new ListenSettings(
                        "localhost",
                        9001,
                        false,
                        new TlsFiles(folder.resolve("a.pem"), folder.resolve("b.pem")),
                        List.of("h.example"),
                        List.of("http://o.example")));
        assertThat(config.token()).isEqualTo(Credential.of("secret-token"));
        assertThat(config.accessLog()).isEqualTo(GatewayConfig.STANDARD_ERROR);
        assertThat(config.limits()).isEqualTo(new GatewayLimits(2 << 20, 2 << 10));
        assertThat(config.jobs())
                .isEqualTo(new JobSettings(
                        folder.resolve("here"),
                        null,
                        3,
                        Duration.ofMinutes(1),
                        Duration.ofHours(2),
                        5,
                        false,
                        Credential.of("whsec_c2VjcmV0"),
                        List.of("w.example")));
        assertThat(config.demoTokensPerSecond()).isEqualTo(7);
    }

    @Test
    void everyFieldOfARemoteServiceIsTaken() throws IOException {
        GatewayConfig config = read("""
                services:
                  a:
                    urls: ["http://one:1", "https://two/v1"]
                    keyEnv: K
                    models: [m, n]
                    concurrency: 4
                    hold: 5s
                    rerun: false
                    failover: firstByte
                    health: {path: /up, every: 1s, timeout: 3s, failures: 2, retry: 4s}
                    timeouts: {connect: 1s, firstByte: 2s, idle: 3s, total: 4s}
                """);
        assertThat(config.services())
                .containsExactly(new RemoteService(
                        "a",
                        List.of(URI.create("http://one:1"), URI.create("https://two/v1")),
                        Credential.of("secret-key"),
                        RemoteService.Failover.FIRST_BYTE,
                        new HealthCheck("/up", Duration.ofSeconds(1), Duration.ofSeconds(3), 2, Duration.ofSeconds(4)),
                        new ServiceOptions(List.of("m", "n"), 4, Duration.ofSeconds(5), false),
                        Services.timeouts(1_000, 2_000, 3_000, 4_000)));
    }

    @Test
    void everyFieldOfAProcessIsTaken() throws IOException {
        GatewayConfig config = read("""
                services:
                  b:
                    command: [serve, "{port}"]
                    environment: {A: 1}
                    folder: at
                    port: 9002
                    keyEnv: K
                    ready: {path: /up, within: 1m}
                    idleStop: 2m
                    group: g
                    log: b.log
                    models: [m]
                    concurrency: 4
                    hold: 5s
                    rerun: false
                    timeouts: {connect: 1s, firstByte: 2s, idle: 3s, total: 4s}
                """);
        assertThat(config.services())
                .containsExactly(new ProcessService(
                        "b",
                        List.of("serve", "{port}"),
                        Map.of("A", "1"),
                        folder.resolve("at"),
                        9002,
                        Credential.of("secret-key"),
                        "/up",
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        "g",
                        folder.resolve("b.log"),
                        new ServiceOptions(List.of("m"), 4, Duration.ofSeconds(5), false),
                        Services.timeouts(1_000, 2_000, 3_000, 4_000)));
    }
}
