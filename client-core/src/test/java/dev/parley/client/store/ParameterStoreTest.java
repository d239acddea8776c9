package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterStoreTest {
    private static final StoredParameters SOME = new StoredParameters(
            Map.of("bench", Map.of("temperature", new JsonText("0.70"))),
            Map.of("chat-1", Map.of("stop", new JsonText("[\"끝\"]"), "extra", new JsonText("{ \"a\": [1e5] }"))),
            Map.of("내 설정", Map.of("seed", new JsonText("12345678901234567890"))));

    @TempDir
    Path folder;

    @Test
    void whatIsSavedIsThereAtTheNextStart() {
        ParameterStore.open(path()).save(SOME);

        StoredParameters read = ParameterStore.open(path()).current();

        assertThat(read.profiles()).isEqualTo(SOME.profiles());
        assertThat(read.presets()).isEqualTo(SOME.presets());
        assertThat(read.chats()).containsOnlyKeys("chat-1");
        assertThat(read.chats().get("chat-1")).containsEntry("stop", new JsonText("[\"끝\"]"));
    }

    @Test
    void withoutAnythingSetThereIsNoFile() {
        ParameterStore store = ParameterStore.open(path());
        store.save(StoredParameters.NONE);

        assertThat(store.problem()).isNull();

        assertThat(path()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\":2,\"chats\":{}}", "{\"version\":1,", "", "[]"})
    void aFileThatIsNotUnderstoodIsLeftAsItIs(String content) throws Exception {
        Files.writeString(path(), content);
        ParameterStore store = ParameterStore.open(path());

        assertThatThrownBy(() -> store.save(SOME)).isInstanceOf(StoreException.class);

        assertThat(store.problem()).contains(path().toString()).endsWith("changes are not saved.");
        assertThat(store.current()).isEqualTo(SOME);
        assertThat(Files.readString(path())).isEqualTo(content);
    }

    private Path path() {
        return folder.resolve("parameters.json");
    }
}
