package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.CARING;
import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.transcript.Chat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryBackupsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private History openAt(Instant at) {
        return Histories.open(folder, Clock.fixed(at, ZoneOffset.UTC), CARING, HistorySchema.MIGRATIONS);
    }

    private List<String> backups() throws IOException {
        Path backups = folder.resolve("backups");
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Runs until a backup of that moment is there. */
    private void runAt(Instant at, String name) {
        try (History history = openAt(at)) {
            history.saveChat(chat("c1", "Day"));
            await().until(() -> backups().contains(name));
            get(history.flush());
        }
    }

    @Test
    void aBackupIsMadeOnceADayAndTheLatestSevenAreKept() throws IOException {
        for (int day = 1; day <= 9; day++) {
            runAt(START.plus(Duration.ofDays(day - 1)), "history-2026030" + day + "T120000Z.db");
        }
        assertThat(backups()).hasSize(7);
        assertThat(backups().getFirst()).isEqualTo("history-20260303T120000Z.db");
        assertThat(backups().getLast()).isEqualTo("history-20260309T120000Z.db");
        HistoryFiles sameDay = new HistoryFiles(
                folder, Clock.fixed(START.plus(Duration.ofDays(8).plusHours(23)), ZoneOffset.UTC));
        assertThat(sameDay.isBackupDue()).isFalse();
        HistoryFiles clockSetBack =
                new HistoryFiles(folder, Clock.fixed(START.minus(Duration.ofDays(30)), ZoneOffset.UTC));
        assertThat(clockSetBack.isBackupDue()).isTrue();
    }

    @Test
    void aBackupIsAWholeHistoryOfItsOwn() throws IOException {
        try (History history = openAt(START)) {
            history.saveChat(chat("c1", "First"));
            history.saveTurn("c1", user("t1", null, "Hello"));
            get(history.flush());
            await().until(() -> backups().size() == 1);
            Path copy = Files.createDirectory(folder.resolve("copy"));
            Files.copy(folder.resolve("backups").resolve(backups().getFirst()), copy.resolve("history.db"));
            try (History read = HistoryFixture.open(copy)) {
                assertThat(get(read.chats())).extracting(Chat::id).isSubsetOf("c1");
                assertThat(read.health()).isEqualTo(new HistoryHealth.Saving());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void whatWasHiddenForThirtyDaysGoesForGoodAndWhatWasHiddenLaterStays() {
        try (History history = openAt(START)) {
            history.saveChat(chat("old", "Old"));
            history.saveTurn("old", user("t1", null, "a secret of long ago"));
            history.deleteChat("old");
            get(history.flush());
        }
        try (History history = openAt(START.plus(Duration.ofDays(20)))) {
            history.saveChat(chat("younger", "Younger"));
            history.deleteChat("younger");
            get(history.flush());
        }
        try (History history = openAt(START.plus(Duration.ofDays(31)))) {
            await().until(() -> rowsOf("old") == 0);
            history.restoreChat("old");
            history.restoreChat("younger");
            assertThat(get(history.chats())).extracting(Chat::id).containsExactly("younger");
        }
    }

    private long rowsOf(String chat) throws SQLException {
        try (Database database = Database.readOnly(folder.resolve("history.db"))) {
            return database.number("SELECT count(*) FROM turn WHERE chat_id = ?", chat)
                    + database.number("SELECT count(*) FROM chat WHERE id = ?", chat);
        }
    }
}
