package dev.parley.gateway.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code job} table, but for what a run writes ({@link RunStore}). Every change names the state that it comes from,
 * so that a job ends once, whoever asks. Blocking, thread-safe.
 */
final class JobStore {
    static final String CANCELLED = "The job was cancelled.";
    /** Characters of a request that are kept in the row of its job, which is rewritten at every change. */
    private static final int INLINE = 8 << 10;
    /** Jobs that one transaction deletes, so that others are not kept waiting. */
    private static final int SWEPT_AT_A_TIME = 500;

    private static final String STATUS = "id, service, response, state, attempts, created_at, started_at, finished_at,"
            + " status_code, content_type, fail_reason, events, output_from";

    private final JobDatabase database;
    private final Executions executions;

    JobStore(JobDatabase database) {
        this.database = database;
        this.executions = new Executions(database.dialect());
    }

    /** Stores a job and schedules it; when this returns it is on the disk. */
    Accepted accept(String id, NewJob job, Instant now) {
        return database.write(connection -> {
            if (insert(connection, id, job, now)) {
                executions.add(connection, id, now);
                return new Accepted.Stored(id);
            }
            return earlier(connection, job);
        });
    }

    private static boolean insert(Connection connection, String id, NewJob job, Instant now) throws SQLException {
        boolean inline = job.data().length() <= INLINE;
        JobTerms terms = job.terms();
        int inserted = Sql.update(
                connection,
                "insert into job (id, service, method, path, data, state, created_at, response, webhook,"
                        + " idempotency_key, fingerprint) values (?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                id,
                job.service(),
                job.method(),
                job.path(),
                inline ? job.data() : "",
                now.toEpochMilli(),
                terms.response(),
                terms.webhook(),
                terms.idempotencyKey(),
                terms.fingerprint());
        if (inserted == 1 && !inline) {
            Sql.update(
                    connection,
                    "insert into job_event (job_id, number, kind, data) values (?, 0, ?, ?)",
                    id,
                    NewEvent.REQUEST,
                    NewEvent.bytes(job.data()));
        }
        return inserted == 1;
    }

    private static Accepted earlier(Connection connection, NewJob job) throws SQLException {
        record Earlier(String id, @Nullable String fingerprint) {}
        Earlier earlier = Sql.first(
                connection,
                "select id, fingerprint from job where service = ? and idempotency_key = ?",
                row -> new Earlier(row.getString(1), row.getString(2)),
                job.service(),
                job.terms().idempotencyKey());
        if (earlier == null) {
            throw new SQLException("a job of this id is there already");
        }
        return Objects.equals(earlier.fingerprint(), job.terms().fingerprint())
                ? new Accepted.Stored(earlier.id())
                : new Accepted.OtherRequest();
    }

    @Nullable JobStatus find(String id) {
        return first(database.read("select " + STATUS + " from job where id = ?", JobStore::status, id));
    }

    /** What came back of a job that has ended; {@code null} if nothing did. */
    byte @Nullable [] output(JobStatus job) {
        if (job.outputFrom() == null) {
            return first(database.read("select raw_output from job where id = ?", row -> row.getBytes(1), job.id()));
        }
        List<byte[]> chunks = database.read(
                "select data from job_event where job_id = ? and number >= ? and kind = ? order by number",
                row -> row.getBytes(1),
                job.id(),
                job.outputFrom(),
                NewEvent.CHUNK);
        return joined(chunks);
    }

    private static byte[] joined(List<byte[]> chunks) {
        byte[] all = new byte[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
        int at = 0;
        for (byte[] chunk : chunks) {
            System.arraycopy(chunk, 0, all, at, chunk.length);
            at += chunk.length;
        }
        return all;
    }

    /** At most {@code limit} stored events of a job after the given number. */
    List<JobEvent> events(String id, long after, int limit) {
        return database.read(
                "select number, kind, data from job_event where job_id = ? and number > ? order by number limit ?",
                row -> JobEvent.read(row.getLong(1), row.getString(2), row.getBytes(3)),
                id,
                Math.max(after, 0),
                limit);
    }

    /** A page of a service's jobs, newest first; those of background responses are not among them. */
    List<JobStatus> list(String service, int limit, @Nullable JobCursor after) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(service);
        String from = "";
        if (after != null) {
            from = " and (created_at, id) < (?, ?)";
            values.add(after.createdAt());
            values.add(after.id());
        }
        values.add(limit);
        return database.read(
                "select " + STATUS + " from job where service = ? and response is null" + from
                        + " order by created_at desc, id desc limit ?",
                JobStore::status,
                values.toArray());
    }

    /** How many waiting jobs are before this one, and itself. */
    int position(JobStatus job) {
        Integer before = first(database.read(
                "select count(*) from job where state = 'pending' and (created_at, id) <= (?, ?)",
                row -> row.getInt(1),
                job.createdAt().toEpochMilli(),
                job.id()));
        return before == null ? 0 : before;
    }

    /** The places of those of these jobs that wait, from 1. */
    Map<String, Integer> positions(List<String> ids) {
        record Place(String id, int position) {}
        Map<String, Integer> places = new HashMap<>();
        if (!ids.isEmpty()) {
            database.read(
                            "select id, place from (select id, row_number() over (order by created_at, id) as place"
                                    + " from job where state = 'pending') waiting where id in ("
                                    + Sql.marks(ids.size()) + ")",
                            row -> new Place(row.getString(1), row.getInt(2)),
                            ids.toArray())
                    .forEach(place -> places.put(place.id(), place.position()));
        }
        return places;
    }

    int waiting() {
        Integer waiting =
                first(database.read("select count(*) from job where state = 'pending'", row -> row.getInt(1)));
        return waiting == null ? 0 : waiting;
    }

    /** Ends a job that has not ended as cancelled; false if there is none. */
    boolean cancel(String id, Instant now) {
        return database.write(connection -> {
            boolean cancelled = Sql.update(
                            connection,
                            "update job set state = 'cancelled', fail_reason = ?, finished_at = ?, fence = fence + 1"
                                    + " where id = ? and finished_at is null",
                            CANCELLED,
                            now.toEpochMilli(),
                            id)
                    == 1;
            if (cancelled) {
                executions.remove(connection, id);
                callWebhook(connection, id, now);
            }
            return cancelled;
        });
    }

    private void callWebhook(Connection connection, String id, Instant now) throws SQLException {
        if (Sql.first(connection, "select 1 from job where id = ? and webhook is not null", row -> row.getInt(1), id)
                != null) {
            executions.addWebhook(connection, id, now);
        }
    }

    /** The address to call after the end of a job; {@code null} if there is none. */
    @Nullable String webhook(String id) {
        return first(database.read("select webhook from job where id = ?", row -> row.getString(1), id));
    }

    /** Deletes a job and all of it, also one that runs. */
    void delete(String id) {
        database.write(connection -> {
            executions.remove(connection, id);
            Sql.update(connection, "delete from job_event where job_id = ?", id);
            return Sql.update(connection, "delete from job where id = ?", id);
        });
    }

    /** Deletes jobs that ended before {@code limit}, with their events; how many. */
    int deleteFinishedBefore(Instant limit) {
        int all = 0;
        int deleted;
        do {
            deleted = database.write(connection -> deleteSome(connection, limit));
            all += deleted;
        } while (deleted == SWEPT_AT_A_TIME);
        return all;
    }

    private static int deleteSome(Connection connection, Instant limit) throws SQLException {
        List<String> ids = Sql.query(
                connection,
                "select id from job where finished_at < ? order by finished_at limit ?",
                row -> row.getString(1),
                limit.toEpochMilli(),
                SWEPT_AT_A_TIME);
        if (!ids.isEmpty()) {
            String those = " in (" + Sql.marks(ids.size()) + ")";
            Sql.update(connection, "delete from job_event where job_id" + those, ids.toArray());
            Sql.update(connection, "delete from job where id" + those, ids.toArray());
        }
        return ids.size();
    }

    static JobStatus status(ResultSet row) throws SQLException {
        JobState state = JobState.of(row.getString("state"));
        JobOutcome outcome = null;
        if (state.finished()) {
            Long code = Sql.longOrNull(row, "status_code");
            outcome = new JobOutcome(
                    code == null ? null : code.intValue(), row.getString("content_type"), row.getString("fail_reason"));
        }
        return new JobStatus(
                row.getString("id"),
                row.getString("service"),
                row.getString("response"),
                state,
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                time(Sql.longOrNull(row, "started_at")),
                time(Sql.longOrNull(row, "finished_at")),
                outcome,
                row.getLong("events"),
                Sql.longOrNull(row, "output_from"));
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static <T extends @Nullable Object> @Nullable T first(List<T> found) {
        return found.isEmpty() ? null : found.getFirst();
    }
}
