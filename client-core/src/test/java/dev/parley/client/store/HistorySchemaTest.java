package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.QUICK;
import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.open;
import static dev.parley.client.store.HistoryFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS 40: files of other versions and of other programs. */
class HistorySchemaTest {
    /** What a later version could be. */
    private static final int NOW = HistorySchema.latest(HistorySchema.MIGRATIONS);

    private static final List<SchemaMigration> LATER = and(
            new SchemaMigration(NOW + 1, List.of("ALTER TABLE chat ADD COLUMN folder_id TEXT")),
            new SchemaMigration(NOW + 2, List.of("CREATE TABLE folder (id TEXT PRIMARY KEY)")));

    private static final List<SchemaMigration> BROKEN =
            and(LATER.get(LATER.size() - 2), new SchemaMigration(NOW + 2, List.of("CREATE TABEL folder")));

    private static List<SchemaMigration> and(SchemaMigration... later) {
        return Stream.concat(HistorySchema.MIGRATIONS.stream(), Stream.of(later))
                .toList();
    }

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("history.db");
    }

    private History openWith(List<SchemaMigration> migrations) {
        return Histories.open(folder, Clock.systemUTC(), QUICK, migrations);
    }

    private void fill() {
        try (History history = open(folder)) {
            history.saveChat(chat("c1", "First"));
            history.saveTurn("c1", user("t1", null, "Hello"));
        }
    }

    private long number(Path database, String sql) throws SQLException {
        try (Database opened = Database.immutable(database)) {
            return opened.number(sql);
        }
    }

    private List<Path> backups() throws IOException {
        Path backups = folder.resolve("backups");
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.toList();
        }
    }

    @Test
    void row40AMigrationMakesABackupFirstAndKeepsTheChats() throws Exception {
        fill();
        try (History history = openWith(LATER)) {
            assertThat(get(history.load("c1")).turns()).containsExactly(user("t1", null, "Hello"));
            assertThat(history.health()).isEqualTo(new HistoryHealth.Saving());
        }
        assertThat(number(file(), "PRAGMA user_version")).isEqualTo(NOW + 2);
        assertThat(backups()).hasSize(1);
        assertThat(number(backups().getFirst(), "PRAGMA user_version")).isEqualTo(NOW);
        assertThat(number(backups().getFirst(), "SELECT count(*) FROM turn")).isEqualTo(1);
    }

    @Test
    void row40AMigrationThatFailsChangesNothing() throws Exception {
        fill();
        try (History history = openWith(BROKEN)) {
            assertThat(get(history.chats())).containsExactly(chat("c1", "First"));
            assertThat(history.health()).isInstanceOf(HistoryHealth.Unsaved.class);
        }
        assertThat(backups()).hasSize(1);
        try (History history = open(folder)) {
            assertThat(get(history.load("c1")).turns()).containsExactly(user("t1", null, "Hello"));
            assertThat(history.health()).isEqualTo(new HistoryHealth.Saving());
        }
    }

    @Test
    void row40ANewerFileIsReadAndNeverTouched() throws IOException {
        fill();
        openWith(LATER).close();
        byte[] before = Files.readAllBytes(file());
        try (History history = open(folder)) {
            assertThat(get(history.chats())).containsExactly(chat("c1", "First"));
            assertThat(history.health())
                    .isEqualTo(new HistoryHealth.ReadOnly(
                            "Chats are not saved, because a newer version of Parley wrote them."));
            history.saveTurn("c1", user("t2", "t1", "only in memory"));
            assertThat(get(history.load("c1")).turns()).extracting(Turn::id).containsExactly("t1", "t2");
            assertThatThrownBy(() -> get(history.flush())).hasCauseInstanceOf(StoreException.class);
        }
        assertThat(file()).hasBinaryContent(before);
        try (History history = openWith(LATER)) {
            assertThat(get(history.load("c1")).turns()).extracting(Turn::id).containsExactly("t1");
        }
    }

    @Test
    void row40ADatabaseOfAnotherProgramIsLeftAlone() throws Exception {
        Files.createFile(file());
        try (Database other = Database.writable(file())) {
            other.run("CREATE TABLE meta (name TEXT, value TEXT)");
            other.run("INSERT INTO meta VALUES ('theirs', 'x')");
        }
        byte[] before = Files.readAllBytes(file());
        try (History history = open(folder)) {
            history.saveChat(chat("c1", "First"));
            assertThat(get(history.chats())).extracting(Chat::id).containsExactly("c1");
            assertThat(history.health())
                    .isInstanceOfSatisfying(
                            HistoryHealth.ReadOnly.class,
                            readOnly -> assertThat(readOnly.reason()).contains("belongs to another program"));
        }
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void row40AFileThatIsNoDatabaseIsSetAside() throws IOException {
        Files.writeString(file(), "my shopping list, which is longer than the header of a database ".repeat(10));
        byte[] before = Files.readAllBytes(file());
        try (History history = open(folder)) {
            assertThat(get(history.chats())).isEmpty();
            assertThat(history.health())
                    .isInstanceOfSatisfying(
                            HistoryHealth.Damaged.class,
                            damaged -> assertThat(damaged.setAside()).hasBinaryContent(before));
        }
    }
}
