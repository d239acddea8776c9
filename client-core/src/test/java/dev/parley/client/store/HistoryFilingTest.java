package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.QUICK;
import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.open;
import static dev.parley.client.store.HistoryFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.transcript.Chat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and tags of chats. */
class HistoryFilingTest {
    private static final ChatFolder FOLDER = new ChatFolder("f1", "Bench \ubca4\uce58", false);
    private static final Filing FILED = new Filing("f1", List.of("vllm", "\ud55c\uad6d\uc5b4"));

    @TempDir
    private Path folder;

    private void fill() {
        try (History history = open(folder)) {
            history.saveChat(chat("c1", "First"));
            history.saveChat(chat("c2", "Second"));
            history.saveFolder(FOLDER);
            history.file("c1", FILED);
            history.file("c2", new Filing(null, List.of("vllm")));
        }
    }

    private Filings filings() {
        try (History history = open(folder)) {
            return get(history.filings());
        }
    }

    private Path file() {
        return folder.resolve("history.db");
    }

    @Test
    void foldersAndTagsAreThereAgainAfterARestart() {
        fill();
        assertThat(filings())
                .isEqualTo(new Filings(List.of(FOLDER), Map.of("c1", FILED, "c2", new Filing(null, List.of("vllm")))));
    }

    @Test
    void aReadSeesTheWritesBeforeIt() {
        try (History history = open(folder)) {
            history.saveFolder(FOLDER);
            history.saveFolder(FOLDER.withName("Other").withCollapsed(true));
            history.file("c1", FILED);
            history.file("c1", Filing.NONE);
            assertThat(get(history.filings()))
                    .isEqualTo(new Filings(List.of(new ChatFolder("f1", "Other", true)), Map.of()));
        }
    }

    @Test
    void theChatsOfADeletedFolderKeepTheirTagsAndAreInNone() {
        fill();
        try (History history = open(folder)) {
            history.deleteFolder("f1");
        }
        assertThat(filings().folders()).isEmpty();
        assertThat(filings().chats().get("c1")).isEqualTo(new Filing(null, FILED.tags()));
    }

    @Test
    void aHistoryOfTheVersionBeforeKeepsItsChatsAndIsBackedUpFirst() throws Exception {
        List<SchemaMigration> former = HistorySchema.MIGRATIONS.stream()
                .filter(step -> step.version() < 4)
                .toList();
        try (History history = Histories.open(folder, Clock.systemUTC(), QUICK, former)) {
            history.saveChat(chat("c1", "First"));
            history.saveTurn("c1", user("t1", null, "Hello"));
        }
        try (History history = open(folder)) {
            assertThat(get(history.load("c1")).turns()).containsExactly(user("t1", null, "Hello"));
            assertThat(get(history.filings())).isEqualTo(new Filings(List.of(), Map.of()));
            history.saveFolder(FOLDER);
            history.file("c1", FILED);
            get(history.flush());
            assertThat(history.health()).isEqualTo(new HistoryHealth.Saving());
        }
        try (Stream<Path> backups = Files.list(folder.resolve("backups"))) {
            assertThat(backups).hasSize(1);
        }
        assertThat(filings().chats()).containsOnlyKeys("c1");
    }

    @Test
    void aRestoredBackupHasItsFoldersBackBesideThoseOfNow() throws Exception {
        fill();
        Path backup = folder.resolve("copy.db");
        Files.copy(file(), backup);
        try (History history = open(folder)) {
            history.deleteFolder("f1");
            history.saveFolder(new ChatFolder("f2", "Later", false));
            history.file("c2", new Filing("f2", List.of()));
            get(history.restoreBackup(backup));
            Filings now = get(history.filings());
            assertThat(now.folders()).extracting(ChatFolder::name).containsExactly(FOLDER.name(), "Later");
            assertThat(now.chats().get("c2")).isEqualTo(new Filing("f2", List.of()));
            assertThat(get(history.chats())).extracting(Chat::id).containsExactlyInAnyOrder("c1", "c2");
        }
    }

    @Test
    void aRowThatIsNotWhatWasWrittenIsNoticed() throws SQLException {
        fill();
        try (Database database = Database.writable(file())) {
            database.update("UPDATE chat_folder SET name = 'Benxh'");
        }
        assertThat(damaged()).isTrue();
    }

    @Test
    void aLostRowIsNoticed() throws SQLException {
        fill();
        try (Database database = Database.writable(file())) {
            database.update("DELETE FROM chat_filing WHERE chat_id = 'c1'");
        }
        assertThat(damaged()).isTrue();
    }

    private boolean damaged() {
        try (Database database = Database.readOnly(file())) {
            new HistoryStore(database).check(() -> false);
            return false;
        } catch (SQLException e) {
            return true;
        }
    }
}
