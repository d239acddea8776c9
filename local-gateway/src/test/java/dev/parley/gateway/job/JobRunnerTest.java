package dev.parley.gateway.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.gateway.upstream.ReplySink;
import dev.parley.gateway.upstream.UpstreamCall;
import dev.parley.gateway.upstream.UpstreamFailure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JobRunnerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final JobDatabase database = JobDatabase.open(null, true);
    private final JobStore store = new JobStore(database);
    private final RunStore runs = new RunStore(database);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger aborted = new AtomicInteger();

    @AfterEach
    void close() {
        database.close();
    }

    private JobRunner runner(BiFunction<NewJob, ReplySink, UpstreamCall> call) {
        return new JobRunner(
                runs,
                Queues.caller(Set.of("s"), call),
                new EventHub(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                Queues.rules(null));
    }

    private Started started() {
        store.accept("a", new NewJob("s", "POST", "/", "{}"), NOW);
        return runs.begin("a", 1, NOW);
    }

    private UpstreamCall answered(ReplySink reply, String... pieces) {
        calls.incrementAndGet();
        reply.head(200, HttpHeaders.headers().add("Content-Type", "text/plain"));
        for (String piece : pieces) {
            reply.write(Buffer.buffer(piece));
        }
        return aborted::incrementAndGet;
    }

    @Test
    void anOutcomeThatCannotBeStoredYetIsStoredLaterWithoutASecondCall() {
        Started job = started();
        JobRunner runner = runner((_, reply) -> {
            execute("alter table job rename to hidden");
            UpstreamCall call = answered(reply, "{}");
            reply.end();
            return call;
        });
        Thread thread = Thread.ofVirtual().start(() -> runner.run(job));
        await().until(() -> calls.get() == 1);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        assertThat(thread.isAlive()).isTrue();

        execute("alter table hidden rename to job");

        await().until(() -> store.find("a").state() == JobState.COMPLETED);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aPieceThatCannotBeStoredYetIsStoredLater() {
        Started job = started();
        ReplySink[] sink = new ReplySink[1];
        JobRunner runner = runner((_, reply) -> {
            sink[0] = reply;
            execute("alter table job_event rename to hidden");
            return answered(reply, "one ");
        });
        Thread thread = Thread.ofVirtual().start(() -> runner.run(job));
        await().until(() -> sink[0] != null && thread.getState() == Thread.State.TIMED_WAITING);
        sink[0].write(Buffer.buffer("two"));
        sink[0].end();

        execute("alter table hidden rename to job_event");

        await().until(() -> store.find("a").state() == JobState.COMPLETED);
        assertThat(store.output(store.find("a")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("one two");
    }

    @Test
    void aCancelledRunAbortsItsCallAndStoresNothing() {
        Started job = started();
        JobRunner runner = runner((_, reply) -> answered(reply));
        Thread thread = Thread.ofVirtual().start(() -> runner.run(job));
        await().until(() -> calls.get() == 1);

        assertThat(store.cancel("a", NOW)).isTrue();
        runner.abort("a");

        await().until(() -> !thread.isAlive());
        assertThat(aborted).hasValue(1);
        assertThat(store.find("a").state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void onlyWhatSurelyWasNotSentIsTriedAgain() {
        UpstreamFailure refused = UpstreamFailure.unreachable("s", "the connection was refused");
        UpstreamFailure unsent = new UpstreamFailure(refused.code(), refused.message(), 502, null, true);
        Started job = started();

        Duration pause = runner((_, reply) -> {
                    reply.broken(unsent);
                    return aborted::incrementAndGet;
                })
                .run(job);
        assertThat(pause).isEqualTo(Duration.ofSeconds(1));
        assertThat(store.find("a").state()).isEqualTo(JobState.IN_PROGRESS);

        pause = runner((_, reply) -> {
                    reply.broken(refused);
                    return aborted::incrementAndGet;
                })
                .run(job);
        assertThat(pause).isNull();
        assertThat(store.find("a").outcome().failReason()).contains("refused");
    }

    @Test
    void thePausesDoubleAndEndAfterTheTimeForAllOfThem() {
        JobRules rules = Queues.rules(null); // 10 seconds

        assertThat(IntStream.rangeClosed(1, 6).mapToObj(rules::pause))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        null,
                        null);
    }

    @Test
    void anAnswerIsKeptUpToItsLimitAndThenAborted() {
        Started job = started();
        JobRunner runner = runner((_, reply) -> answered(reply, "x".repeat(900), "y".repeat(101)));

        runner.run(job);

        assertThat(aborted).hasValue(1);
        assertThat(store.find("a").outcome().failReason()).contains("1000 bytes");
        assertThat(store.output(store.find("a"))).hasSize(900);
    }

    @Test
    void aSmallAnswerIsOneWriteAndALongOneIsStoredAsItComes() {
        Started job = started();
        ReplySink[] sink = new ReplySink[1];
        JobRunner runner = runner((_, reply) -> {
            sink[0] = reply;
            return answered(reply, "가".repeat(10));
        });
        Thread thread = Thread.ofVirtual().start(() -> runner.run(job));

        await().until(() -> !store.events("a", 0, 9).isEmpty());
        assertThat(store.events("a", 0, 9))
                .isEqualTo(List.of(new JobEvent.Head(1, 200, "text/plain"), new JobEvent.Chunk(2, "가".repeat(10))));
        sink[0].end();
        await().until(() -> !thread.isAlive());
        assertThat(store.find("a").outputFrom()).isEqualTo(1);
    }

    private void execute(String sql) {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
