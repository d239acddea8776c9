package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamStoreTest {
    private static final SavedUpstream.Remote REMOTE = new SavedUpstream.Remote(
            "gpu-host", URI.create("https://gpu.example/v1"), List.of("qwen3-32b"), true, null);
    private static final SavedUpstream.Command COMMAND = new SavedUpstream.Command(
            "llama", List.of("llama-server", "--port", "{port}"), List.of("llama-3.1-8b"), Duration.ofMinutes(10));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("config").resolve("gateway.json");
    }

    @Test
    void whatWasAddedIsThereAgainInItsOrder() {
        UpstreamStore store = UpstreamStore.open(file);
        store.put(REMOTE);
        store.put(COMMAND);

        assertThat(UpstreamStore.open(file).list()).containsExactly(REMOTE, COMMAND);
    }

    @Test
    void oneOfTheSameNameTakesItsPlaceAndARemovedOneIsGone() {
        UpstreamStore store = UpstreamStore.open(file);
        store.put(REMOTE);
        store.put(COMMAND);
        SavedUpstream.Remote other =
                new SavedUpstream.Remote("gpu-host", URI.create("http://127.0.0.1:8000"), List.of(), false, "GPU_KEY");
        store.put(other);
        store.remove("llama");

        assertThat(UpstreamStore.open(file).list()).containsExactly(other);
    }

    @Test
    void aDamagedFileIsLeftAsItIs() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"version\":1,");
        UpstreamStore store = UpstreamStore.open(file);

        assertThat(store.list()).isEmpty();
        assertThat(store.problem()).contains("is left as it is");
        assertThatThrownBy(() -> store.put(REMOTE)).isInstanceOf(StoreException.class);
        assertThat(file).hasContent("{\"version\":1,");
    }
}
