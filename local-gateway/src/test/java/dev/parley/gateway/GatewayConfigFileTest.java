package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewayConfigFileTest {
    @TempDir
    Path folder;

    private GatewayConfig read(String text, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.json"), text);
        return GatewayConfigFile.read(file, environment).build();
    }

    @Test
    void everyFieldIsRead() throws IOException {
        GatewayConfig config = read("""
                {"port": 9000, "portFallback": false, "data": "jobs", "tokenEnv": "TOKEN", "jobConcurrency": 3,
                 "services": {"gpu": {"url": "https://gpu.example/v1", "keyEnv": "GPU_KEY"}, "plain": {"url": "http://h:1"}},
                 "demo": {"rate": 12.5}, "allowedOrigins": ["http://localhost:5173"]}
                """, Map.of("TOKEN", "secret-token", "GPU_KEY", "secret-key"));

        assertThat(config.port()).isEqualTo(9000);
        assertThat(config.portFallback()).isFalse();
        assertThat(config.jobs().folder()).isEqualTo(folder.resolve("jobs"));
        assertThat(config.token().reveal()).isEqualTo("secret-token");
        assertThat(config.jobs().concurrency()).isEqualTo(3);
        assertThat(config.demoTokensPerSecond()).isEqualTo(12.5);
        assertThat(config.allowedOrigins()).isEqualTo(List.of("http://localhost:5173"));
        assertThat(config.services()).hasSize(2);
        RemoteService gpu = (RemoteService) config.services().get(0);
        assertThat(gpu.urls()).containsExactly(URI.create("https://gpu.example/v1"));
        assertThat(gpu.key().reveal()).isEqualTo("secret-key");
        assertThat(config.toString()).doesNotContain("secret-token", "secret-key");
    }

    @Test
    void anEmptyObjectIsTheDefaults() throws IOException {
        GatewayConfig config = read("{}", Map.of());

        assertThat(config.port()).isEqualTo(8321);
        assertThat(config.portFallback()).isTrue();
        assertThat(config.jobs().folder()).isNull();
        assertThat(config.demoTokensPerSecond()).isEqualTo(60);
        assertThat(config.token().reveal()).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(config.token().reveal())
                .isNotEqualTo(read("{}", Map.of()).token().reveal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"port\": 1, \"port\": 2}",
                "{\"prot\": 1}",
                "{\"port\": \"8321\"}",
                "{\"port\": 65536}",
                "{\"port\": -1}",
                "{\"port\": 1.5}",
                "{\"portFallback\": 1}",
                "{\"data\": 5}",
                "{\"tokenEnv\": \"NOT_SET\"}",
                "{\"demo\": {\"rate\": 0}}",
                "{\"demo\": {\"rate\": \"fast\"}}",
                "{\"demo\": {\"speed\": 1}}",
                "{\"demo\": 5}",
                "{\"services\": []}",
                "{\"services\": {\"demo\": {\"url\": \"http://h\"}}}",
                "{\"services\": {\"a/b\": {\"url\": \"http://h\"}}}",
                "{\"services\": {\"..\": {\"url\": \"http://h\"}}}",
                "{\"services\": {\"a\": {}}}",
                "{\"services\": {\"a\": {\"url\": \"ftp://h\"}}}",
                "{\"services\": {\"a\": {\"url\": \"http://\"}}}",
                "{\"services\": {\"a\": {\"url\": \"http://user:pw@h\"}}}",
                "{\"services\": {\"a\": {\"url\": \"http://h?x=1\"}}}",
                "{\"services\": {\"a\": {\"url\": \"http://h\", \"key\": \"sk-secret\"}}}",
                "{\"services\": {\"a\": {\"url\": \"http://h\", \"keyEnv\": \"NOT_SET\"}}}",
                "{\"services\": {\"a\": {\"url\": \"http://h\", \"keyEnv\": \"BROKEN\"}}}",
                "{\"allowedOrigins\": \"*\"}",
                "{\"allowedOrigins\": [\"*\"]}",
                "{\"allowedOrigins\": [\"http://h/path\"]}"
            })
    void aBadFileIsRefusedInOneSentenceWithoutSecrets(String text) {
        assertThatThrownBy(() -> read(text, Map.of("BROKEN", "sk-secret\nX: y")))
                .isInstanceOf(GatewayException.class)
                .message()
                .endsWith(".")
                .doesNotContain("sk-secret", "user:pw", "\n");
    }

    @Test
    void aMissingFileIsTold() {
        assertThatThrownBy(() -> GatewayConfigFile.read(folder.resolve("none.json"), Map.of()))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("none.json");
    }
}
