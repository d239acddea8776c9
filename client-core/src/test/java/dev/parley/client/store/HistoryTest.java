package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.NOON;
import static dev.parley.client.store.HistoryFixture.answer;
import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.open;
import static dev.parley.client.store.HistoryFixture.streaming;
import static dev.parley.client.store.HistoryFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.client.store.History.OpenAnswer;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    private Path root;

    private Path folder() {
        return root.resolve("ein Ordner?mit #%20 Zeichen/history");
    }

    private static void fill(History history) {
        history.saveChat(chat("c1", "First"));
        history.saveTurn("c1", user("t1", null, "Hello 👋 \0 Wörld"));
        history.saveTurn("c1", answer("t2", "t1", TurnState.CUT, "partly", "job-7"));
    }

    @Test
    void whatWasSavedIsThereInTheNextRun() {
        try (History history = open(folder())) {
            fill(history);
            assertThat(get(history.flush())).isNull();
        }
        try (History history = open(folder())) {
            assertThat(get(history.chats())).containsExactly(chat("c1", "First"));
            assertThat(get(history.load("c1")).turns())
                    .containsExactly(
                            user("t1", null, "Hello 👋 \0 Wörld"),
                            answer("t2", "t1", TurnState.CUT, "partly", "job-7"));
            assertThat(history.health()).isEqualTo(new HistoryHealth.Saving());
        }
    }

    @Test
    void aReadSeesEveryWriteBeforeIt() {
        try (History history = open(folder())) {
            fill(history);
            history.append("c1", "t2", " and", " hm");
            CompletableFuture<History.StoredChat> before = history.load("c1");
            history.append("c1", "t2", " more", "");
            assertThat(get(before).turns().get(1).text()).isEqualTo("partly and");
            assertThat(get(history.load("c1")).turns().get(1).text()).isEqualTo("partly and more");
            assertThat(get(history.load("c1")).turns().get(1).reasoning()).isEqualTo("thinking hm");
        }
    }

    @Test
    void aSaveOfATurnTakesThePlaceOfItsPieces() {
        try (History history = open(folder())) {
            history.saveChat(chat("c1", "First"));
            history.saveTurn("c1", streaming("t1", null));
            history.append("c1", "t1", "one ", "");
            get(history.flush());
            history.append("c1", "t1", "two", "");
            history.saveTurn("c1", answer("t1", null, TurnState.COMPLETE, "one two", null));
            history.append("c1", "t1", "!", "");
            assertThat(get(history.load("c1")).turns().getFirst().text()).isEqualTo("one two!");
        }
        try (History history = open(folder())) {
            assertThat(get(history.load("c1")).turns().getFirst().text()).isEqualTo("one two!");
        }
    }

    @Test
    void piecesAreOnTheDiskWithinASecondEvenIfNothingElseComes() {
        try (History history = open(folder(), HistoryTiming.DEFAULT)) {
            history.saveChat(chat("c1", "First"));
            history.saveTurn("c1", streaming("t1", null));
            get(history.flush());
            history.append("c1", "t1", "kept", "");
            await().atMost(Duration.ofSeconds(5)).until(() -> piecesOnDisk() == 1);
        }
    }

    private long piecesOnDisk() throws SQLException, IOException {
        Path file = folder().resolve("history.db");
        if (!Files.exists(file) || Files.size(file) == 0) {
            return 0;
        }
        try (Database database = Database.readOnly(file)) {
            return database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'turn_piece'") == 0
                    ? 0
                    : database.number("SELECT count(*) FROM turn_piece");
        }
    }

    @Test
    void aCharacterThatCameInTwoPiecesIsWholeAgain() {
        try (History history = open(folder())) {
            history.saveChat(chat("c1", "First"));
            history.saveTurn("c1", streaming("t1", null));
            history.append("c1", "t1", "a\ud83d", "");
            get(history.flush());
            history.append("c1", "t1", "\ude00b", "");
            get(history.flush());
            assertThat(get(history.load("c1")).turns().getFirst().text()).isEqualTo("a😀b");
        }
    }

    @Test
    void halfACharacterIsKeptAsTheReplacementCharacterAndNotTakenForDamage() {
        try (History history = open(folder())) {
            history.saveChat(chat("c1", "x\ud83d"));
            history.saveTurn("c1", user("t1", null, "a\ude00b"));
            assertThat(get(history.load("c1")).turns().getFirst().text()).isEqualTo("a\ufffdb");
            assertThat(get(history.chats()).getFirst().title()).isEqualTo("x\ufffd");
        }
    }

    @Test
    void chatsComeLatestFirstAndADeletedOneIsHiddenUntilItIsRestored() {
        try (History history = open(folder())) {
            history.saveChat(chat("old", "Old", NOON));
            history.saveChat(chat("new", "New", NOON.plusSeconds(1)));
            assertThat(get(history.chats())).extracting(Chat::id).containsExactly("new", "old");
            history.deleteChat("new");
            history.saveChat(chat("new", "Renamed", NOON.plusSeconds(1)));
            assertThat(get(history.chats())).extracting(Chat::id).containsExactly("old");
            assertThatThrownBy(() -> get(history.load("new"))).hasCauseInstanceOf(StoreException.class);
            history.restoreChat("new");
            assertThat(get(history.chats())).extracting(Chat::title).containsExactly("Renamed", "Old");
        }
    }

    @Test
    void anUnknownChatIsAStoreException() {
        try (History history = open(folder())) {
            assertThatThrownBy(() -> get(history.load("nothing")))
                    .hasCauseInstanceOf(StoreException.class)
                    .hasMessageContaining("There is no such chat");
        }
    }

    @Test
    void aTurnIsDeletedWithAllThatFollowIt() {
        try (History history = open(folder())) {
            history.saveChat(chat("c1", "First"));
            history.saveTurn("c1", user("a", null, "a"));
            history.saveTurn("c1", user("b", "a", "b"));
            history.saveTurn("c1", user("b2", "a", "b2"));
            history.saveTurn("c1", streaming("c", "b"));
            history.append("c1", "c", "pieces", "");
            get(history.flush());
            history.deleteTurn("c1", "b");
            history.append("c1", "c", "too late", "");
            assertThat(get(history.load("c1")).turns()).extracting(Turn::id).containsExactly("a", "b2");
        }
    }

    @Test
    void theLatestTwentyWakeTimesOfAProfileAreKept() {
        List<Duration> latest =
                IntStream.range(5, 25).mapToObj(Duration::ofSeconds).toList();
        try (History history = open(folder())) {
            IntStream.range(0, 25).forEach(i -> history.recordWake("p1", Duration.ofSeconds(i)));
            history.recordWake("p2", Duration.ofMillis(1234));
            assertThat(get(history.wakeTimes("p1"))).isEqualTo(latest);
        }
        try (History history = open(folder())) {
            assertThat(get(history.wakeTimes("p1"))).isEqualTo(latest);
            assertThat(get(history.wakeTimes("p2"))).containsExactly(Duration.ofMillis(1234));
            assertThat(get(history.wakeTimes("p3"))).isEmpty();
        }
    }

    @Test
    void answersThatWereOnTheirWayInAnEarlierRunAreOpenAndThoseOfThisRunAreNot() {
        Turn job = answer("t2", "t1", TurnState.STREAMING, "", "job-7");
        try (History history = open(folder())) {
            history.saveChat(chat("c1", "First"));
            history.saveTurn("c1", job);
            history.saveTurn("c1", streaming("t3", "t1"));
            history.append("c1", "t3", "partly", "");
            history.saveTurn("c1", answer("t4", "t1", TurnState.COMPLETE, "done", null));
            history.saveChat(chat("c2", "Hidden"));
            history.saveTurn("c2", streaming("t5", null));
            history.deleteChat("c2");
        }
        try (History history = open(folder())) {
            history.saveTurn("c1", streaming("t6", "t1"));
            Turn partly = HistoryImage.longer(streaming("t3", "t1"), "partly", "");
            assertThat(get(history.openAnswers()))
                    .containsExactly(new OpenAnswer("c1", job), new OpenAnswer("c1", partly));
            history.saveTurn("c1", answer("t3", "t1", TurnState.CUT, "partly", null));
            assertThat(get(history.openAnswers())).containsExactly(new OpenAnswer("c1", job));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseCanReadTheFiles() throws IOException {
        try (History history = open(folder())) {
            fill(history);
            get(history.flush());
            try (Stream<Path> files = Files.walk(folder())) {
                assertThat(files.toList())
                        .hasSizeGreaterThan(3)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
            }
        }
    }

    @Test
    void afterTheEndAReadSaysSoAndAWriteIsNotDone() {
        History history = open(folder());
        fill(history);
        history.close();
        history.close();
        history.saveChat(chat("c2", "Too late"));
        assertThatThrownBy(() -> get(history.chats()))
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("The history is closed.");
        assertThatThrownBy(() -> get(history.flush())).hasMessageContaining("The history is closed.");
    }
}
