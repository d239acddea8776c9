package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookStoreTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("notebook.json");
    }

    @Test
    void whatIsSavedIsThereAtTheNextStart() {
        StoredNotebook written = new StoredNotebook(
                "Once 한국어 \ud83d\ude00\n", 4, List.of(new StoredNotebook.Range(0, 4)), "p", "m", false, true);
        NotebookStore.open(file()).save(written);

        assertThat(NotebookStore.open(file()).current()).isEqualTo(written);
        assertThat(NotebookStore.open(file()).problem()).isNull();
    }

    @Test
    void anEmptyNotebookMakesNoFile() {
        NotebookStore.open(file()).save(StoredNotebook.EMPTY);

        assertThat(file()).doesNotExist();
    }

    @Test
    void aDamagedFileIsLeftAlone() throws Exception {
        Files.writeString(file(), "{\"version\":1,");
        NotebookStore store = NotebookStore.open(file());

        assertThat(store.problem()).contains("damaged");
        assertThatThrownBy(() -> store.save(new StoredNotebook("new", 0, List.of(), null, null, true, false)))
                .isInstanceOf(StoreException.class);
        assertThat(Files.readString(file())).isEqualTo("{\"version\":1,");
        assertThat(store.current().text()).isEqualTo("new");
    }

    @Test
    void aFileOfANewerVersionIsLeftAlone() throws Exception {
        Files.writeString(file(), "{\"version\":2,\"text\":\"x\"}");

        assertThat(NotebookStore.open(file()).problem()).contains("newer version");
    }

    @Test
    void rangesBesideTheTextAreDropped() throws Exception {
        Files.writeString(file(), "{\"version\":1,\"text\":\"abc\",\"caret\":99,\"made\":[[0,2],[1,3],[2,9],[2,3]]}");

        StoredNotebook read = NotebookStore.open(file()).current();

        assertThat(read.made()).containsExactly(new StoredNotebook.Range(0, 2), new StoredNotebook.Range(2, 3));
        assertThat(read.caret()).isEqualTo(3);
    }
}
