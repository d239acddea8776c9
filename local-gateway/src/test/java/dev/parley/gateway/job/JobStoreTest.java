package dev.parley.gateway.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final NewJob JOB = new NewJob("s", "POST", "/", "{}");
    private static final JobOutcome DONE = new JobOutcome(200, "text/plain", null);

    private final JobDatabase database = JobDatabase.open(null, true);
    private final JobStore store = new JobStore(database);
    private final RunStore runs = new RunStore(database);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        database.close();
    }

    private Started begun(String id) {
        store.accept(id, JOB, NOW);
        return runs.begin(id, 1, NOW);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aJobEndsOnce() {
        Started run = begun("a");

        assertThat(runs.begin("a", 1, NOW)).as("it runs").isNull();
        assertThat(runs.finish(run, DONE, bytes("out"), false, NOW)).isTrue();
        assertThat(runs.finish(run, JobOutcome.failed("late"), bytes(""), false, NOW))
                .isFalse();
        assertThat(store.cancel("a", NOW)).isFalse();
        assertThat(runs.begin("a", 1, NOW)).isNull();

        JobStatus job = store.find("a");
        assertThat(job.state()).isEqualTo(JobState.COMPLETED);
        assertThat(job.outcome()).isEqualTo(DONE);
        assertThat(store.output(job)).isEqualTo(bytes("out"));
    }

    @Test
    void aRunThatWasOvertakenWritesNothing() {
        Started first = begun("a");
        runs.release("a", 1, true, NOW, NOW);
        Started second = runs.begin("a", 2, NOW);

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(runs.append(first, List.of(NewEvent.head(200, null)), true)).isFalse();
        assertThat(runs.finish(first, DONE, bytes("first"), false, NOW)).isFalse();
        assertThat(runs.overtaken(List.of(first, second))).containsExactly("a");
        assertThat(runs.finish(second, DONE, bytes("second"), false, NOW)).isTrue();
        assertThat(store.output(store.find("a"))).isEqualTo(bytes("second"));
        assertThat(store.find("a").attempts()).isEqualTo(2);
        assertThat(store.events("a", 0, 9)).containsExactly(new JobEvent.Attempt(1, 2));
    }

    @Test
    void aClaimThatAnotherHasTakenDoesNotBegin() {
        store.accept("a", JOB, NOW);
        runs.release("a", 1, true, NOW, NOW);

        assertThat(runs.begin("a", 1, NOW)).isNull();
        assertThat(runs.begin("a", 2, NOW)).isNotNull();
    }

    @Test
    void anAnswerInPiecesIsReadAsItWasAndOnlyThatOfTheLastAttempt() {
        Started first = begun("a");
        runs.append(
                first, List.of(NewEvent.head(200, "text/plain"), new NewEvent(NewEvent.CHUNK, bytes("lost"))), true);
        runs.release("a", 1, true, NOW, NOW);
        Started second = runs.begin("a", 2, NOW);
        runs.append(second, List.of(NewEvent.head(201, null), new NewEvent(NewEvent.CHUNK, bytes("one "))), true);
        runs.append(second, List.of(new NewEvent(NewEvent.CHUNK, bytes("two "))), false);
        runs.finish(second, DONE, bytes("three"), true, NOW);

        assertThat(store.output(store.find("a"))).isEqualTo(bytes("one two three"));
        assertThat(store.events("a", 2, 99))
                .containsExactly(
                        new JobEvent.Attempt(3, 2),
                        new JobEvent.Head(4, 201, ""),
                        new JobEvent.Chunk(5, "one "),
                        new JobEvent.Chunk(6, "two "),
                        new JobEvent.Chunk(7, "three"));
    }

    @Test
    void aJobThatNeverGotAnAnswerHasNoStatusAndNoOutput() {
        Started run = begun("a");
        runs.finish(run, JobOutcome.failed("nobody there"), bytes(""), false, NOW);

        JobStatus job = store.find("a");
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.outcome()).isEqualTo(JobOutcome.failed("nobody there"));
        assertThat(store.output(job)).isNull();
    }

    @Test
    void whatRanWhenTheProcessDiedWaitsAgainOrHasFailed() {
        begun("again");
        store.accept("once", new NewJob("o", "POST", "/", "{}"), NOW);
        runs.begin("once", 1, NOW);
        store.accept("waits", new NewJob("o", "POST", "/", "{}"), NOW);

        runs.recover(Set.of("o"), NOW);

        assertThat(store.find("again").state()).isEqualTo(JobState.PENDING);
        assertThat(store.find("waits").state()).isEqualTo(JobState.PENDING);
        assertThat(store.find("once").outcome()).isEqualTo(JobOutcome.failed(RunStore.NOT_RERUN));
        assertThat(runs.begin("again", 1, NOW)).isNotNull();
        assertThat(runs.begin("once", 1, NOW)).isNull();
    }

    @Test
    void aDeadExecutionOfAServiceThatIsCalledOnceFailsItsJobOnlyIfItRan() {
        begun("ran");
        store.accept("waits", JOB, NOW);

        runs.release("ran", 1, false, NOW, NOW);
        runs.release("waits", 1, false, NOW, NOW);

        assertThat(store.find("ran").state()).isEqualTo(JobState.FAILED);
        assertThat(store.find("waits").state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void aLongRequestComesBackWhole() {
        String data = "\"" + "가".repeat(20_000) + "\"";
        store.accept("a", new NewJob("s", "POST", "/", data), NOW);

        assertThat(runs.begin("a", 1, NOW).request().data()).isEqualTo(data);
        assertThat(store.events("a", 0, 9))
                .as("the request is no event of the stream")
                .isEmpty();
    }

    @Test
    void anIdempotencyKeyGivesTheFirstJobAndNoOtherOne() {
        NewJob first = new NewJob("s", "POST", "/", "1", new JobTerms(null, null, "key", "f1"));
        NewJob other = new NewJob("s", "POST", "/", "2", new JobTerms(null, null, "key", "f2"));
        NewJob elsewhere = new NewJob("t", "POST", "/", "1", new JobTerms(null, null, "key", "f1"));

        assertThat(store.accept("a", first, NOW)).isEqualTo(new Accepted.Stored("a"));
        assertThat(store.accept("b", first, NOW)).isEqualTo(new Accepted.Stored("a"));
        assertThat(store.accept("c", other, NOW)).isEqualTo(new Accepted.OtherRequest());
        assertThat(store.accept("d", elsewhere, NOW)).isEqualTo(new Accepted.Stored("d"));
        assertThat(store.find("b")).isNull();
        assertThat(store.waiting()).isEqualTo(2);
    }

    @Test
    void theListIsNewestFirstAndItsPagesJoin() {
        for (int i = 0; i < 5; i++) {
            store.accept("j" + i, JOB, NOW.plusMillis(i / 2));
        }
        store.accept("r", new NewJob("s", "POST", "/", "1", JobTerms.response("{}")), NOW);

        List<JobStatus> first = store.list("s", 3, null);
        List<JobStatus> rest = store.list("s", 3, JobCursor.of(first.getLast()));

        assertThat(first).extracting(JobStatus::id).containsExactly("j4", "j3", "j2");
        assertThat(rest).extracting(JobStatus::id).containsExactly("j1", "j0");
        assertThat(store.position(store.find("j1"))).isEqualTo(2);
        assertThat(store.positions(List.of("j0", "j4", "none"))).hasSize(2).containsEntry("j0", 1);
    }

    @Test
    void aFailureOfOneWriterDoesNotReachTheOthersOfItsTransaction() {
        store.accept("a", JOB, NOW);

        assertThatThrownBy(() -> store.accept("a", JOB, NOW)).isInstanceOf(JobStoreException.class);
        assertThat(store.accept("b", JOB, NOW)).isEqualTo(new Accepted.Stored("b"));
    }

    @Test
    void finishedJobsAreForgottenAfterTheirTimeAndOthersAreNot() {
        Started old = begun("old");
        Started fresh = begun("new");
        begun("open");
        runs.append(old, List.of(NewEvent.head(200, null)), true);
        runs.finish(old, DONE, bytes(""), true, NOW.minus(Duration.ofHours(25)));
        runs.finish(fresh, DONE, bytes(""), false, NOW.minus(Duration.ofHours(23)));

        Retention retention = new Retention(store, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofHours(24));
        assertThat(retention.sweep()).isEqualTo(1);
        assertThat(store.find("old")).isNull();
        assertThat(store.events("old", 0, 9)).isEmpty();
        assertThat(store.find("new")).isNotNull();
        assertThat(store.find("open")).isNotNull();
    }

    @Test
    void onlyOneQueueAtATimeHasAFolderAndItsFilesArePrivate() throws IOException {
        Path data = folder.resolve("data");
        try (JobQueue queue = Queues.open(data, Set.of("s"))) {
            assertThat(queue.find("s", "a")).isNull();
            assertThatThrownBy(() -> Queues.open(data, Set.of("s")))
                    .isInstanceOf(JobStoreException.class)
                    .hasMessageContaining("Another gateway");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(data)) {
                assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
        Queues.open(data, Set.of("s")).close();
    }

    @Test
    void aDamagedDatabaseIsToldInOneSentenceAndKept() throws IOException {
        Path file = Files.writeString(folder.resolve("jobs.db"), "this is not a database, and long enough to tell");

        assertThatThrownBy(() -> Queues.open(folder, Set.of("s")))
                .isInstanceOf(JobStoreException.class)
                .hasMessageContaining("damaged");
        assertThat(Files.readString(file)).startsWith("this is not a database");
    }

    @Test
    void jobsOfAServiceThatIsGoneWaitForIt() {
        try (JobDatabase file = JobDatabase.open(folder.resolve("jobs.db"), true)) {
            new JobStore(file).accept("a", JOB, NOW);
        }
        try (JobQueue queue = Queues.open(folder, Set.of("other"))) {
            assertThat(queue.find("s", "a").state()).isEqualTo(JobState.PENDING);
        }
    }

    @Test
    void theJobsOfAnEarlierVersionAreKept() throws SQLException {
        Path file = folder.resolve("jobs.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("create table job (id text primary key, service text not null, method text not null,"
                    + " path text not null, data text not null, state text not null, status_code integer,"
                    + " raw_output text, fail_reason text, created_at integer not null, finished_at integer)");
            statement.execute("create index job_finished on job (finished_at)");
            statement.execute("create table scheduled_tasks (task_name text)");
            statement.execute(
                    "insert into job values ('done', 's', 'POST', '/', '{}', 'completed', 200, 'é', null, 1, 2)");
            statement.execute(
                    "insert into job values ('ran', 's', 'POST', '/p', '[1]', 'in_progress', null, null, null, 1, null)");
            statement.execute("pragma user_version = 1");
        }
        try (JobDatabase opened = JobDatabase.open(file, true)) {
            RunStore later = new RunStore(opened);
            later.recover(Set.of(), NOW);
            JobStore kept = new JobStore(opened);

            assertThat(kept.output(kept.find("done"))).isEqualTo(bytes("é"));
            assertThat(kept.find("done").outcome()).isEqualTo(new JobOutcome(200, null, null));
            assertThat(later.begin("ran", 1, NOW).request()).isEqualTo(new NewJob("s", "POST", "/p", "[1]"));
            assertThat(kept.find("ran").attempts()).isEqualTo(2);
        }
    }
}
