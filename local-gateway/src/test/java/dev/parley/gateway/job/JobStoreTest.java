package dev.parley.gateway.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.gateway.upstream.WholeReply;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final NewJob JOB = new NewJob("s", "POST", "/", "{}");
    private static final JobOutcome DONE = new JobOutcome(200, "{}", null);

    @TempDir
    Path folder;

    @Test
    void aJobEndsOnce() {
        try (JobDatabase database = JobDatabase.open(null)) {
            JobStore store = new JobStore(database.pool());
            store.insert("a", JOB, NOW);

            assertThat(store.finish("a", DONE, NOW)).as("not begun").isFalse();
            assertThat(store.begin("a")).isTrue();
            assertThat(store.finish("a", DONE, NOW)).isTrue();
            assertThat(store.finish("a", new JobOutcome(null, null, "late"), NOW))
                    .isFalse();
            assertThat(store.begin("a")).isFalse();

            JobRecord job = store.find("a");
            assertThat(job).isEqualTo(new JobRecord("a", JOB, JobState.COMPLETED, DONE));
        }
    }

    @Test
    void aJobThatNeverGotAnAnswerHasNoStatusAndNoOutput() {
        try (JobDatabase database = JobDatabase.open(null)) {
            JobStore store = new JobStore(database.pool());
            store.insert("a", JOB, NOW);
            store.begin("a");
            JobOutcome unreachable = new JobOutcome(null, null, "nobody there");
            store.finish("a", unreachable, NOW);

            assertThat(store.find("a")).isEqualTo(new JobRecord("a", JOB, JobState.FAILED, unreachable));
        }
    }

    @Test
    void finishedJobsAreForgottenAfterTheirTimeAndOthersAreNot() {
        try (JobDatabase database = JobDatabase.open(null)) {
            JobStore store = new JobStore(database.pool());
            for (String id : new String[] {"old", "new", "open"}) {
                store.insert(id, JOB, NOW.minus(Duration.ofDays(9)));
                store.begin(id);
            }
            store.finish("old", DONE, NOW.minus(Duration.ofHours(25)));
            store.finish("new", DONE, NOW.minus(Duration.ofHours(23)));

            Retention retention = new Retention(store, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofHours(24));
            assertThat(retention.sweep()).isEqualTo(1);
            assertThat(store.find("old")).isNull();
            assertThat(store.find("new")).isNotNull();
            assertThat(store.find("open")).isNotNull();
        }
    }

    @Test
    void onlyOneQueueAtATimeHasAFolderAndItsFilesArePrivate() throws IOException {
        Path data = folder.resolve("data");
        try (JobQueue queue = JobQueue.open(data, Set.of("s"), _ -> neverCalled(), 1)) {
            assertThat(queue.find("s", "a")).isNull();
            assertThatThrownBy(() -> JobQueue.open(data, Set.of("s"), _ -> neverCalled(), 1))
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
        JobQueue.open(data, Set.of("s"), _ -> neverCalled(), 1).close();
    }

    @Test
    void aDamagedDatabaseIsToldInOneSentenceAndKept() throws IOException {
        Path file = Files.writeString(folder.resolve("jobs.db"), "this is not a database, and long enough to tell");

        assertThatThrownBy(() -> JobQueue.open(folder, Set.of("s"), _ -> neverCalled(), 1))
                .isInstanceOf(JobStoreException.class)
                .hasMessageContaining("damaged");
        assertThat(Files.readString(file)).startsWith("this is not a database");
    }

    @Test
    void anOutcomeThatCannotBeStoredYetIsStoredLaterWithoutASecondCall() {
        AtomicInteger calls = new AtomicInteger();
        try (JobDatabase database = JobDatabase.open(null)) {
            JobStore store = new JobStore(database.pool());
            store.insert("a", JOB, NOW);
            JobRunner runner = new JobRunner(
                    store,
                    _ -> {
                        calls.incrementAndGet();
                        execute(database, "alter table job rename to hidden");
                        return new WholeReply(200, Buffer.buffer("{}"), null);
                    },
                    Clock.fixed(NOW, ZoneOffset.UTC));
            Thread thread = Thread.ofVirtual().start(() -> runner.run("a"));
            await().until(() -> calls.get() == 1);
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
            assertThat(thread.isAlive()).isTrue();

            execute(database, "alter table hidden rename to job");

            await().until(() -> store.find("a").state() == JobState.COMPLETED);
            assertThat(calls).hasValue(1);
        }
    }

    private static void execute(JobDatabase database, String sql) {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void jobsOfAServiceThatIsGoneWaitForIt() {
        try (JobDatabase database = JobDatabase.open(folder.resolve("jobs.db"))) {
            new JobStore(database.pool()).insert("a", JOB, NOW);
        }
        try (JobQueue queue = JobQueue.open(folder, Set.of("other"), _ -> neverCalled(), 1)) {
            assertThat(queue.find("s", "a").state()).isEqualTo(JobState.PENDING);
        }
    }

    private static WholeReply neverCalled() {
        throw new AssertionError("no job should run");
    }
}
