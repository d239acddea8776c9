package dev.parley.gateway.job;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of jobs write. A run begins under a new number, its fence, and writes only while that is still the
 * job's: of two runs of one job, as after a process was taken for dead that only slept, one can write. Blocking,
 * thread-safe.
 */
final class RunStore {
    static final String NOT_RERUN =
            "The gateway stopped while the job ran, and the service is not to be called a second time.";

    private final JobDatabase database;
    private final Executions executions;

    RunStore(JobDatabase database) {
        this.database = database;
        this.executions = new Executions(database.dialect());
    }

    /**
     * Starts a job; {@code null} if it does not wait, or if its execution was claimed by another since.
     *
     * @param version of the execution that was claimed
     */
    @Nullable Started begin(String id, long version, Instant now) {
        Optional<Started> started = database.write(connection -> {
            record Begun(long fence, int attempts, long events, NewJob request, long createdAt) {}
            Begun begun = Sql.first(
                    connection,
                    "update job set state = 'in_progress', fence = fence + 1, attempts = attempts + 1, started_at = ?,"
                            + " output_from = null, events = case attempts when 0 then events else events + 1 end"
                            + " where id = ? and state = 'pending' and exists (select 1 from scheduled_tasks t"
                            + " where t.task_name = 'job' and t.task_instance = job.id and t.version = ?)"
                            + " returning fence, attempts, events, service, method, path, data, created_at",
                    row -> new Begun(
                            row.getLong(1),
                            row.getInt(2),
                            row.getLong(3),
                            new NewJob(row.getString(4), row.getString(5), row.getString(6), row.getString(7)),
                            row.getLong(8)),
                    now.toEpochMilli(),
                    id,
                    version);
            if (begun == null) {
                return Optional.empty();
            }
            if (begun.attempts() > 1) {
                insert(connection, id, begun.events(), List.of(NewEvent.attempt(begun.attempts())));
            }
            Duration waited = begun.attempts() > 1 ? null : Duration.ofMillis(now.toEpochMilli() - begun.createdAt());
            return Optional.of(new Started(
                    id, begun.fence(), withData(connection, id, begun.request()), begun.attempts(), waited));
        });
        return started.orElse(null);
    }

    private static NewJob withData(Connection connection, String id, NewJob job) throws SQLException {
        if (!job.data().isEmpty()) {
            return job;
        }
        byte[] data = Sql.first(
                connection, "select data from job_event where job_id = ? and number = 0", row -> row.getBytes(1), id);
        String text = data == null ? "" : new String(data, StandardCharsets.UTF_8);
        return new NewJob(job.service(), job.method(), job.path(), text);
    }

    /** Stores what came of an answer; false if the run is over for another reason. */
    boolean append(Started run, List<NewEvent> events, boolean withHead) {
        return database.write(connection -> {
            Long last = Sql.first(
                    connection,
                    "update job set events = events + ?" + (withHead ? ", output_from = events + 1" : "")
                            + " where id = ? and fence = ? and finished_at is null returning events",
                    row -> row.getLong(1),
                    events.size(),
                    run.id(),
                    run.fence());
            if (last == null) {
                return false;
            }
            insert(connection, run.id(), last - events.size() + 1, events);
            return true;
        });
    }

    private static void insert(Connection connection, String id, long from, List<NewEvent> events) throws SQLException {
        long number = from;
        for (NewEvent event : events) {
            Sql.update(
                    connection,
                    "insert into job_event (job_id, number, kind, data) values (?, ?, ?, ?)",
                    id,
                    number++,
                    event.kind(),
                    event.data());
        }
    }

    /**
     * Ends a job; false if the run is over for another reason.
     *
     * @param rest what of the answer is not stored yet
     * @param streamed whether the beginning of it is
     */
    boolean finish(Started run, JobOutcome outcome, byte[] rest, boolean streamed, Instant now) {
        return database.write(connection -> {
            boolean chunk = streamed && rest.length > 0;
            record Ended(long events, boolean webhook) {}
            Ended ended = Sql.first(
                    connection,
                    "update job set state = ?, status_code = ?, content_type = ?, fail_reason = ?, raw_output = ?,"
                            + " finished_at = ?, events = events + ?"
                            + " where id = ? and fence = ? and finished_at is null"
                            + " returning events, webhook",
                    row -> new Ended(row.getLong(1), row.getString(2) != null),
                    outcome.state().wireName(),
                    outcome.statusCode(),
                    outcome.contentType(),
                    outcome.failReason(),
                    streamed || outcome.statusCode() == null ? null : rest,
                    now.toEpochMilli(),
                    chunk ? 1 : 0,
                    run.id(),
                    run.fence());
            if (ended == null) {
                return false;
            }
            if (chunk) {
                insert(connection, run.id(), ended.events(), List.of(new NewEvent(NewEvent.CHUNK, rest)));
            }
            executions.remove(connection, run.id());
            if (ended.webhook()) {
                executions.addWebhook(connection, run.id(), now);
            }
            return true;
        });
    }

    /**
     * Puts a job whose process died, whose start failed or whose service could not be reached, back into the queue.
     *
     * @param rerun whether it may be called again; if not, one that ran ends as failed
     * @param version of the execution, which must still be claimed by that process
     */
    void release(String id, long version, boolean rerun, Instant due, Instant now) {
        database.write(connection -> {
            if (!executions.release(connection, id, version, due)) {
                return false;
            }
            if (rerun) {
                requeue(connection, id);
            } else {
                failRunning(connection, id, now);
            }
            return true;
        });
    }

    private static void requeue(Connection connection, String id) throws SQLException {
        Sql.update(
                connection,
                "update job set state = 'pending', fence = fence + 1 where id = ? and state = 'in_progress'",
                id);
    }

    private void failRunning(Connection connection, String id, Instant now) throws SQLException {
        Started running = Sql.first(
                connection,
                "select fence from job where id = ? and state = 'in_progress'",
                row -> new Started(id, row.getLong(1), new NewJob("", "", "", ""), 0, null),
                id);
        if (running == null) {
            return;
        }
        record Ended(boolean webhook) {}
        Ended ended = Sql.first(
                connection,
                "update job set state = 'failed', fail_reason = ?, finished_at = ?, fence = fence + 1"
                        + " where id = ? and fence = ? and finished_at is null returning webhook",
                row -> new Ended(row.getString(1) != null),
                NOT_RERUN,
                now.toEpochMilli(),
                id,
                running.fence());
        if (ended != null) {
            executions.remove(connection, id);
            if (ended.webhook()) {
                executions.addWebhook(connection, id, now);
            }
        }
    }

    /** The service of a job; {@code null} if there is no such job, or it has ended. */
    @Nullable String unfinishedService(String id) {
        List<String> found = database.read(
                "select service from job where id = ? and finished_at is null", row -> row.getString(1), id);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Removes the execution of a job that has ended or is gone. */
    void forget(String id) {
        database.write(connection -> {
            executions.remove(connection, id);
            return true;
        });
    }

    /**
     * After the only process that had this database has died: its claims are void, what ran waits again or has failed,
     * and what waits is scheduled.
     *
     * @param once the services that are not called a second time
     */
    void recover(Set<String> once, Instant now) {
        database.write(connection -> {
            record Running(String id, String service) {}
            List<Running> running = Sql.query(
                    connection,
                    "select id, service from job where state = 'in_progress'",
                    row -> new Running(row.getString(1), row.getString(2)));
            for (Running job : running) {
                if (once.contains(job.service())) {
                    failRunning(connection, job.id(), now);
                } else {
                    requeue(connection, job.id());
                }
            }
            executions.rebuild(connection);
            return running.size();
        });
    }

    /** Of these runs those that are over because another start, a cancellation or a deletion came in between. */
    List<String> overtaken(Collection<Started> runs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        record Current(String id, long fence) {}
        List<Current> current = database.read(
                "select id, fence from job where finished_at is null and id in (" + Sql.marks(runs.size()) + ")",
                row -> new Current(row.getString(1), row.getLong(2)),
                runs.stream().map(Started::id).toArray());
        Map<String, Long> fences = new HashMap<>();
        current.forEach(job -> fences.put(job.id(), job.fence()));
        List<String> overtaken = new ArrayList<>();
        for (Started run : runs) {
            Long fence = fences.get(run.id());
            if (fence == null || fence != run.fence()) {
                overtaken.add(run.id());
            }
        }
        return overtaken;
    }
}
