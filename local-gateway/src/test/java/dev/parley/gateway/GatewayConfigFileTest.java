package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayConfigFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PARLEY_GATEWAY_TOKEN", "secret-token",
            "VLLM_KEY", "secret-key",
            "PARLEY_WEBHOOK_KEY", "whsec_c2VjcmV0",
            "PARLEY_DB_PASSWORD", "secret-password",
            "BROKEN", "sk-secret\nX: y");

    @TempDir
    Path folder;

    private GatewayConfig read(String text) throws IOException {
        Path file = folder.resolve("gateway.yaml");
        Files.writeString(file, text);
        return GatewayConfigFile.read(file, ENVIRONMENT).build();
    }

    /** The first block of YAML in the module's README that begins with this. */
    static String example(String begin) throws IOException {
        Matcher blocks =
                Pattern.compile("(?s)```yaml\n(" + begin + ".*?)```").matcher(Files.readString(Path.of("README.md")));
        assertThat(blocks.find()).isTrue();
        return blocks.group(1);
    }

    @Test
    void theReadmesExampleIsRead() throws IOException {
        String digest = CallerKey.sha256(Credential.of("k"));
        Files.writeString(
                folder.resolve("keys.yaml"), example("alice:").replaceAll("\"6a1c.*\"", "\"" + digest + "\""));
        GatewayConfig config = read(example("host:"));

        assertThat(config.listen().tls())
                .isEqualTo(new TlsFiles(folder.resolve("server.pem"), folder.resolve("server-key.pem")));
        assertThat(config.listen().allowedHosts()).containsExactly("gpu.example", "tunnel.example:8443");
        assertThat(config.listen().allowedOrigins()).containsExactly("http://localhost:5173");
        assertThat(config.token().reveal()).isEqualTo("secret-token");
        assertThat(config.keys()).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("alice");
            assertThat(key.sha256()).isEqualTo(digest);
            assertThat(key.services()).containsExactlyInAnyOrder("vllm", "demo");
            assertThat(key.perMinute()).isEqualTo(60);
            assertThat(key.concurrency()).isEqualTo(4);
        });
        assertThat(config.accessLog()).isEqualTo(folder.resolve("access.log"));
        assertThat(config.limits()).isEqualTo(GatewayLimits.DEFAULT);
        assertThat(config.jobs().folder()).isEqualTo(folder.resolve("jobs"));
        assertThat(config.jobs().kept()).isEqualTo(Duration.ofHours(24));
        assertThat(config.demoTokensPerSecond()).isEqualTo(60);
        RemoteService vllm = (RemoteService) config.services().get(0);
        assertThat(vllm.urls()).containsExactly(URI.create("http://10.0.0.5:8000"), URI.create("http://10.0.0.6:8000"));
        assertThat(vllm.key().reveal()).isEqualTo("secret-key");
        assertThat(vllm.options().models()).containsExactly("qwen3");
        assertThat(vllm.health().path()).isEqualTo("/health");
        assertThat(vllm.timeouts()).isEqualTo(UpstreamTimeouts.DEFAULT);
        ProcessService llama = (ProcessService) config.services().get(2);
        assertThat(llama.command()).startsWith("llama-server").endsWith("{port}");
        assertThat(llama.environment()).containsExactly(Map.entry("CUDA_VISIBLE_DEVICES", "0"));
        assertThat(llama.idleStop()).isEqualTo(Duration.ofMinutes(15));
        assertThat(llama.group()).isEqualTo("gpu0");
        assertThat(config.toString()).doesNotContain("secret-", "whsec_");
    }

    @Test
    void aDatabaseTakesThePlaceOfTheFolder() throws IOException {
        GatewayConfig config = read("""
                database:
                  url: jdbc:postgresql://db.example/parley
                  user: parley
                  passwordEnv: PARLEY_DB_PASSWORD
                """);
        assertThat(config.jobs().database())
                .isEqualTo(new DatabaseSettings(
                        "jdbc:postgresql://db.example/parley", "parley", Credential.of("secret-password")));
        assertThat(config.toString()).doesNotContain("secret-");
    }

    @Test
    void jsonIsReadToo() throws IOException {
        GatewayConfig config =
                read("{\"port\": 9000, \"demo\": {\"rate\": 12.5}, \"services\": {\"a\": {\"url\": \"http://h:1\"}}}");
        assertThat(config.listen().port()).isEqualTo(9000);
        assertThat(config.demoTokensPerSecond()).isEqualTo(12.5);
        assertThat(config.services()).hasSize(1);
    }

    @Test
    void anEmptyObjectIsTheDefaults() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.yaml"), "{}");
        GatewayConfig config = GatewayConfigFile.read(file, Map.of()).build();

        assertThat(config.listen()).isEqualTo(ListenSettings.DEFAULT);
        assertThat(config.listen().port()).isEqualTo(8321);
        assertThat(config.jobs()).isEqualTo(JobSettings.DEFAULT);
        assertThat(config.token().reveal()).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(config.token())
                .isNotEqualTo(GatewayConfigFile.read(file, Map.of()).build().token());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'port: 1\nport: 2' | line 2, column 1: port is given twice.",
                "'port: 1\nprot: 2' | line 2, column 7: prot is not known here",
                "'services:\n  a:\n    url: http://h\n    hold: soon' | line 4, column 11: services.a.hold is not a time",
                "'services:\n  a:\n    url: http://h\n    timeouts: {idle: 5}' | line 4, column 22: services.a.timeouts.idle",
                "'services:\n  a: {url: http://h, concurrency: -1}' | line 2, column 6: The calls at a time",
                "'services:\n  a: {command: [serve]}' | line 2, column 6: The command of a is not told its port",
                "'a: [' | line 1, column 5: this is not YAML",
                "'jobs: {concurrency: 0}' | line 1, column 1: The number of jobs at a time",
                "'host: 0.0.0.0' | line 1, column 1: The address 0.0.0.0 can be reached by others",
            })
    void aMistakeIsToldWithItsPlace(String text, String told) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(GatewayException.class)
                .message()
                .startsWith("The configuration file " + folder.resolve("gateway.yaml") + ", ")
                .contains(told)
                .endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "a: &x [*x]\nb: *x",
                "{\"port\": \"8321\"}",
                "port: 65536",
                "port: -1",
                "port: 1.5",
                "portFallback: 1",
                "data: 5",
                "data: jobs\ndatabase: {url: 'jdbc:postgresql://h/d'}",
                "database: {url: 'jdbc:postgresql://h/d?user=u&password=sk-secret'}",
                "database: {url: 'jdbc:mysql://h/d'}",
                "tokenEnv: NOT_SET",
                "demo: {rate: 0}",
                "demo: {rate: fast}",
                "demo: {speed: 1}",
                "demo: 5",
                "services: []",
                "services: {demo: {url: 'http://h'}}",
                "services: {a/b: {url: 'http://h'}}",
                "services: {..: {url: 'http://h'}}",
                "services: {a: {}}",
                "services: {a: {url: 'http://h', urls: ['http://h']}}",
                "services: {a: {url: 'http://h', command: [x]}}",
                "services: {a: {url: 'ftp://h'}}",
                "services: {a: {url: 'http://'}}",
                "services: {a: {url: 'http://user:pw@h'}}",
                "services: {a: {url: 'http://h?x=1'}}",
                "services: {a: {url: 'http://h', key: sk-secret}}",
                "services: {a: {url: 'http://h', keyEnv: NOT_SET}}",
                "services: {a: {url: 'http://h', keyEnv: BROKEN}}",
                "services: {a: {url: 'http://h', failover: always}}",
                "allowedOrigins: '*'",
                "allowedOrigins: ['*']",
                "allowedOrigins: ['http://h/path']",
                "allowedHosts: ['h/x']",
                "tls: {certificate: a.pem}",
                "limits: {body: 3GiB}",
                "limits: {body: much}"
            })
    void aBadFileIsRefusedInOneSentenceWithoutSecrets(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(GatewayException.class)
                .message()
                .endsWith(".")
                .doesNotContain("sk-secret", "user:pw", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "'::'", "192.0.2.1", "127.0.0.1.evil.example", "gpu.example"})
    void row43AnotherAddressIsRefusedWithoutTls(String host) {
        assertThatThrownBy(() -> read("host: " + host))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("TLS");
    }

    @Test
    void row43AnotherAddressIsRefusedWithoutATokenOrKeys() throws IOException {
        Path file = Files.writeString(
                folder.resolve("no-token.yaml"), "host: 0.0.0.0\ntls: {certificate: a.pem, key: b.pem}\n");
        assertThatThrownBy(() -> GatewayConfigFile.read(file, Map.of()).build())
                .as("a random token is nobody's choice")
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("token");
    }

    @Test
    void row43AnotherAddressIsRefusedWithoutTlsAlsoByTheBuilder() {
        assertThatThrownBy(() -> GatewayConfig.builder()
                        .listen(new ListenSettings("192.0.2.1", 0, false, null, List.of(), List.of()))
                        .token(Credential.of("t"))
                        .build())
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("192.0.2.1");
    }

    @Test
    void anotherAddressIsTakenWithTlsAndAToken() throws IOException {
        GatewayConfig config = read("host: 0.0.0.0\ntls: {certificate: a.pem, key: b.pem}\n");
        assertThat(config.listen().host()).isEqualTo("0.0.0.0");
        assertThat(config.listen().loopback()).isFalse();
    }

    @Test
    void aMissingFileIsTold() {
        assertThatThrownBy(() -> GatewayConfigFile.read(folder.resolve("none.yaml"), Map.of()))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void anEntryForTheKeysFileHoldsNoKey() throws IOException {
        Credential key = Credential.random();
        Path file = Files.writeString(folder.resolve("keys.yaml"), KeysFile.entry("bob", key));
        assertThat(Files.readString(file)).doesNotContain(key.reveal());
        assertThat(KeysFile.read(file))
                .containsExactly(new CallerKey("bob", CallerKey.sha256(key), java.util.Set.of(), 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bob: {}", "bob: {sha256: abc}", "token: {sha256: x}", "bob: {sha256: x, key: sk-secret}", "[]"})
    void aBadKeysFileIsRefusedWithItsPlace(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("keys.yaml"), text);
        assertThatThrownBy(() -> KeysFile.read(file))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("line 1, column")
                .message()
                .doesNotContain("sk-secret");
    }
}
