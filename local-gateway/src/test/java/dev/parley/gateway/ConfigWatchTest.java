package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigWatchTest {
    @TempDir
    Path folder;

    private final List<GatewayConfig> changes = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private ConfigWatch watch(Path file) {
        ConfigSource source = new ConfigSource(
                () -> GatewayConfigFile.read(file, Map.of("PARLEY_GATEWAY_TOKEN", "t"))
                        .build(),
                file);
        return new ConfigWatch(source, source.reader().get(), changes::add, complaints::add);
    }

    @Test
    void aChangedFileIsReadAndOneWithAMistakeIsComplainedOfOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.yaml"), "demo: {rate: 10}");
        try (ConfigWatch watching = watch(file)) {
            assertThat(watching).isNotNull();
            Files.writeString(file, "demo: {rate: 20}");
            await().until(() -> changes.size() == 1);
            assertThat(changes.getFirst().demoTokensPerSecond()).isEqualTo(20);

            Files.writeString(file, "demo: {rate: fast}");
            await().until(() -> complaints.size() == 1);
            assertThat(complaints.getFirst())
                    .startsWith("The configuration stays as it was. ")
                    .contains("line 1, column 14: demo.rate is not a number");

            Path next = Files.writeString(folder.resolve("next"), "demo: {rate: 30}");
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            await().until(() -> changes.size() == 2);
            assertThat(complaints).hasSize(1);
        }
    }

    @Test
    void theKeysFileCountsAndAMissingFileIsAMistake() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.yaml"), KeysFile.entry("a", Credential.random()));
        Path file = Files.writeString(folder.resolve("gateway.yaml"), "keys: keys.yaml");
        try (ConfigWatch watching = watch(file)) {
            assertThat(watching).isNotNull();
            Files.writeString(keys, KeysFile.entry("bob", Credential.random()));
            await().until(() -> changes.size() == 1);
            assertThat(changes.getFirst().keys()).extracting(CallerKey::name).containsExactly("bob");

            Files.delete(keys);
            await().until(() -> complaints.size() == 1);
            assertThat(complaints.getFirst()).contains("keys.yaml does not exist");
        }
    }

    @Test
    void aChangeWithinOneTickOfTheFileSystemsClockIsSeen() throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.yaml"), "demo: {rate: 10}");
        FileTime written = Files.getLastModifiedTime(file);
        try (ConfigWatch watching = watch(file)) {
            assertThat(watching).isNotNull();
            Files.writeString(file, "demo: {rate: 20}");
            Files.setLastModifiedTime(file, written);
            await().until(() -> changes.size() == 1);
            assertThat(changes.getFirst().demoTokensPerSecond()).isEqualTo(20);
        }
    }
}
