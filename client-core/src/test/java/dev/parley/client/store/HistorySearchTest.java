package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.NOON;
import static dev.parley.client.store.HistoryFixture.QUICK;
import static dev.parley.client.store.HistoryFixture.answer;
import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.open;
import static dev.parley.client.store.HistoryFixture.streaming;
import static dev.parley.client.store.HistoryFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Role;
import dev.parley.client.transcript.TurnState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search over the texts of all chats, in a database on the disk. */
class HistorySearchTest {
    private static final Duration TARGET = Duration.ofMillis(100);
    private static final int SLACK = 5;

    @TempDir
    private Path folder;

    private History history;

    @BeforeEach
    void openHistory() {
        history = open(folder);
    }

    @AfterEach
    void closeHistory() {
        history.close();
    }

    private void says(String chatId, String turnId, String text) {
        history.saveChat(chat(chatId, "Title of " + chatId));
        history.saveTurn(chatId, user(turnId, null, text));
    }

    private List<String> found(String query) {
        return get(history.search(query, 50)).stream().map(SearchHit::turnId).toList();
    }

    private static List<String> marked(SearchHit hit) {
        return hit.marks().stream()
                .map(mark -> hit.snippet().substring(mark.start(), mark.end()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "스타트,스타트",
        "타트 지,타트",
        "지연,지연",
        "연,연",
        "cold START,cold",
        "resume,Résumé",
        "Ré,Ré",
        "🚀,🚀",
        "say \"hi\",say",
        "100%,100%",
        "a_b,a_b",
        "C++,C++"
    })
    void wordsAreFoundAndMarked(String query, String first) {
        says("c1", "t1", "콜드 스타트 지연 원인: Cold Start, Résumé 🚀; say \"hi\" at 100% of a_b in C++.");
        says("c2", "t2", "nothing of that");
        List<SearchHit> hits = get(history.search(query, 50));
        assertThat(hits).singleElement().satisfies(hit -> {
            assertThat(hit.turnId()).isEqualTo("t1");
            assertThat(marked(hit).getFirst()).isEqualToIgnoringCase(first);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "'",
                "\"\"\"\"",
                "text:secret",
                "NEAR(alpha beta)",
                "alpha OR beta",
                "alp*",
                "^alpha",
                "-alpha",
                "(alpha",
                "alpha AND",
                "%",
                "__",
                "\\",
                "'; DROP TABLE turn; --",
                "alpha\0beta",
                "{text}: alpha"
            })
    void whatWasTypedIsNeverAnOperator(String query) {
        says("c1", "t1", "alpha");
        assertThat(found(query)).isEmpty();
        assertThat(found("alpha")).containsExactly("t1");
        assertThat(history.health()).isEqualTo(new HistoryHealth.Saving());
    }

    @Test
    void accentsInEitherFormOfUnicodeAreFound() {
        says("c1", "t1", "re\u0301union de\u0301cisive");
        says("c2", "t2", "réunion décisive");
        assertThat(found("réunion")).containsExactlyInAnyOrder("t1", "t2");
        assertThat(found("decisive")).containsExactlyInAnyOrder("t1", "t2");
        assertThat(found("de\u0301cisive")).containsExactlyInAnyOrder("t1", "t2");
    }

    @Test
    void allWordsMustStandInTheSameTurn() {
        says("c1", "t1", "the gateway sleeps");
        says("c2", "t2", "the gateway wakes");
        assertThat(found("gateway wakes")).containsExactly("t2");
        assertThat(found("wakes it gateway")).isEmpty();
        assertThat(found("gateway ke")).containsExactly("t2");
        assertThat(found(" ")).isEmpty();
    }

    @Test
    void answersAndThoughtsAreSearchedAndSayWhoSaidThem() {
        says("c1", "t1", "question");
        history.saveTurn("c1", answer("t2", "t1", TurnState.COMPLETE, "the answer text", null));
        assertThat(get(history.search("thinking", 9))).singleElement().satisfies(hit -> {
            assertThat(hit.turnId()).isEqualTo("t2");
            assertThat(hit.role()).isEqualTo(Role.ASSISTANT);
            assertThat(hit.snippet()).isEqualTo("thinking");
            assertThat(hit.chatTitle()).isEqualTo("Title of c1");
            assertThat(hit.at()).isEqualTo(NOON.plusNanos(1));
        });
        assertThat(found("answer text")).containsExactly("t2");
    }

    @Test
    void theLatestComeFirstAndNoMoreThanAsked() {
        says("c1", "t1", "needle");
        history.saveTurn("c1", answer("t2", "t1", TurnState.COMPLETE, "needle", null));
        says("c3", "t3", "needle");
        assertThat(found("needle")).containsExactly("t2", "t3", "t1");
        assertThat(get(history.search("needle", 1)))
                .extracting(SearchHit::turnId)
                .containsExactly("t2");
    }

    @Test
    void anEditedTurnIsFoundByItsNewTextAlone() {
        says("c1", "t1", "the old words");
        says("c1", "t1", "the new words");
        assertThat(found("old words")).isEmpty();
        assertThat(found("new words")).containsExactly("t1");
    }

    @Test
    void anAnswerThatStreamedIsFoundOnceItEnded() {
        says("c1", "t1", "question");
        history.saveTurn("c1", streaming("t2", "t1"));
        history.append("c1", "t2", "streamed words", "");
        history.saveTurn("c1", answer("t2", "t1", TurnState.COMPLETE, "streamed words", null));
        assertThat(found("streamed")).containsExactly("t2");
    }

    @Test
    void deletedTurnsAndChatsAreNotFoundAndARestoredChatIs() {
        says("c1", "t1", "needle one");
        history.saveTurn("c1", answer("t2", "t1", TurnState.COMPLETE, "needle two", null));
        history.deleteTurn("c1", "t2");
        assertThat(found("needle")).containsExactly("t1");
        history.deleteChat("c1");
        assertThat(found("needle")).isEmpty();
        assertThat(found("ne")).isEmpty();
        history.restoreChat("c1");
        assertThat(found("needle")).containsExactly("t1");
    }

    @Test
    void whatIsPurgedLeavesNoTraceInTheIndex() throws SQLException {
        says("c1", "t1", "needle");
        history.deleteChat("c1");
        get(history.flush());
        history.close();
        try (Database database = Database.writable(folder.resolve("history.db"))) {
            new HistoryStore(database)
                    .purge(Instant.now(Clock.system(ZoneOffset.UTC)).plusSeconds(9));
            assertThat(database.number("SELECT count(*) FROM turn_index WHERE turn_index MATCH 'nee'"))
                    .isZero();
            database.run("INSERT INTO turn_index (turn_index, rank) VALUES ('integrity-check', 1)");
            new HistoryStore(database).check(() -> false);
        }
    }

    @Test
    void aDatabaseOfTheFormerVersionIsMigratedWithItsTexts() {
        Path former = folder.resolve("former");
        try (History old =
                Histories.open(former, Clock.systemUTC(), QUICK, List.of(HistorySchema.MIGRATIONS.getFirst()))) {
            old.saveChat(chat("c1", "First"));
            old.saveTurn("c1", user("t1", null, "콜드 스타트 지연"));
            // Without an index the texts are read.
            assertThat(get(old.search("스타트", 9))).hasSize(1);
        }
        try (History now = open(former)) {
            assertThat(get(now.search("스타트", 9))).extracting(SearchHit::turnId).containsExactly("t1");
            now.saveTurn("c1", user("t2", "t1", "스타트 again"));
            assertThat(get(now.search("스타트", 9))).hasSize(2);
            assertThat(now.health()).isEqualTo(new HistoryHealth.Saving());
        }
    }

    @Test
    void aLongTextGivesOneLineAroundTheMatch() {
        says("c1", "t1", "word ".repeat(500) + "\nthe needle\nin it " + "more ".repeat(500));
        assertThat(get(history.search("needle", 9))).singleElement().satisfies(hit -> {
            assertThat(hit.snippet()).hasSizeLessThan(120).doesNotContain("\n").startsWith("\u2026");
            assertThat(marked(hit)).containsExactly("needle");
        });
    }

    @Test
    void aMillionTokensAreSearchedWhileOneTypes() {
        Random random = new Random(7);
        history.saveChat(chat("c1", "Long"));
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 5_000) {
                text.append(Long.toString(random.nextLong(40_000L), 36)).append(i % 7 == 0 ? " 지연 " : " latency ");
            }
            history.saveTurn("c1", user("t" + i, null, text + (i == 500 ? "바늘 하나" : "")));
        }
        get(history.flush());
        get(history.search("warm", 50));
        for (String query : List.of("바늘 하나", "latency", "지연", "zz", "latency zq1", "nowhere")) {
            long before = System.nanoTime();
            List<SearchHit> hits = get(history.search(query, 50));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).as(query).isLessThan(TARGET.multipliedBy(SLACK));
            assertThat(hits).as(query).hasSizeLessThanOrEqualTo(50);
        }
        assertThat(found("바늘 하나")).containsExactly("t500");
    }
}
