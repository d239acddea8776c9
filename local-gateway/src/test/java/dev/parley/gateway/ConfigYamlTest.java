package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that is shown can be read again, and tells no secret. */
final class ConfigYamlTest {
    @TempDir
    Path folder;

    @Test
    void whatIsShownIsReadAgainWithoutItsSecrets() throws IOException {
        ProcessService plain = ProcessService.of(
                "llama",
                List.of("llama-server", "-m", "my model.gguf", "--port", "{port}", "--api-key", "sk-secret-1"));
        ProcessService process = new ProcessService(
                plain.name(),
                plain.command(),
                Map.of("HF_TOKEN", "sk-secret-2"),
                null,
                0,
                Credential.of("sk-secret-3"),
                plain.readyPath(),
                plain.readyWithin(),
                plain.idleStop(),
                "gpu",
                null,
                plain.options(),
                plain.timeouts());
        GatewayConfig config = GatewayConfig.builder()
                .token(Credential.of("sk-secret-4"))
                .service(process)
                .service(new RemoteService("there", URI.create("http://gpu.example:8000/v1"), null))
                .build();

        String yaml = ConfigYaml.of(config, 8377);

        assertThat(yaml).doesNotContain("sk-secret").contains("port: 8377", "HF_TOKEN", "********");
        Path file = Files.writeString(folder.resolve("shown.yaml"), yaml);
        GatewayConfig again = GatewayConfigFile.read(file, Map.of()).build();
        assertThat(again.services()).extracting(ServiceConfig::name).containsExactly("llama", "there");
        assertThat(again.services().getLast()).isEqualTo(config.services().getLast());
        assertThat(again.limits()).isEqualTo(config.limits());
        assertThat(again.jobs()).isEqualTo(config.jobs());
        assertThat(((ProcessService) again.services().getFirst()).idleStop()).isEqualTo(process.idleStop());
    }
}
