package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.answer;
import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.open;
import static dev.parley.client.store.HistoryFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.transcript.TurnState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers of jobs over all chats, from a real file. */
class HistoryJobsTest {
    @TempDir
    Path folder;

    private static void fill(History history) {
        history.saveChat(chat("c1", "Invoices"));
        history.saveTurn("c1", user("t1", null, "청구서 42건 " + "x".repeat(500)));
        history.saveTurn("c1", answer("t2", "t1", TurnState.STREAMING, "", "job-7"));
        history.saveChat(chat("c2", "Other"));
        history.saveTurn("c2", user("t3", null, "No job"));
        history.saveTurn("c2", answer("t4", "t3", TurnState.COMPLETE, "plain", null));
        history.saveTurn("c2", answer("t5", "t3", TurnState.FAILED, "", "job-8"));
    }

    @Test
    void jobsOfAllChatsAreThereInTheNextRunWithTheirPrompts() {
        try (History history = open(folder)) {
            fill(history);
        }
        try (History history = open(folder)) {
            List<StoredJob> jobs = get(history.jobs());
            assertThat(jobs).extracting(job -> job.turn().jobId()).containsExactlyInAnyOrder("job-7", "job-8");
            StoredJob first = jobs.stream()
                    .filter(job -> job.chatId().equals("c1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(first.chatTitle()).isEqualTo("Invoices");
            assertThat(first.prompt()).startsWith("청구서 42건 ").hasSize(HistoryJobs.PROMPT);
            assertThat(first.turn()).isEqualTo(answer("t2", "t1", TurnState.STREAMING, "", "job-7"));
        }
    }

    @Test
    void jobsOfAHiddenChatAndDeletedAnswersAreNotListed() {
        try (History history = open(folder)) {
            fill(history);
            history.deleteChat("c1");
            history.deleteTurn("c2", "t5");
            assertThat(get(history.jobs())).isEmpty();
            history.restoreChat("c1");
            assertThat(get(history.jobs())).hasSize(1);
        }
    }

    @Test
    void whatCannotBeWrittenYetIsListedToo() {
        try (History first = open(folder)) {
            fill(first);
            assertThat(get(first.flush())).isNull();
            try (History second = open(folder)) { // it may not write
                second.saveTurn("c1", answer("t2", "t1", TurnState.COMPLETE, "done", "job-7"));
                second.deleteTurn("c2", "t5");
                assertThat(get(second.jobs())).singleElement().satisfies(job -> {
                    assertThat(job.turn().state()).isEqualTo(TurnState.COMPLETE);
                    assertThat(job.chatTitle()).isEqualTo("Invoices");
                });
            }
        }
    }

    @Test
    void theQueryGoesByItsIndex() throws SQLException {
        try (History history = open(folder)) {
            fill(history);
        }
        try (Database database = Database.immutable(folder.resolve("history.db"))) {
            List<String> plan =
                    database.list("EXPLAIN QUERY PLAN " + HistoryJobs.QUERY, row -> row.getString("detail"));
            assertThat(plan).anyMatch(step -> step.contains("turn_of_job"));
        }
    }
}
