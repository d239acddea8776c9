package dev.parley.gateway.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The {@code job} table. Every change of state names the state that it comes from, so that a job starts from where it
 * is and ends once, whoever asks. Blocking, thread-safe.
 */
final class JobStore {
    private final DataSource source;

    JobStore(DataSource source) {
        this.source = source;
    }

    /** Stores a new job; when this returns it is on the disk. */
    void insert(String id, NewJob job, Instant now) {
        update(
                "insert into job (id, service, method, path, data, state, created_at)"
                        + " values (?, ?, ?, ?, ?, 'pending', ?)",
                id,
                job.service(),
                job.method(),
                job.path(),
                job.data(),
                now.toEpochMilli());
    }

    @Nullable JobRecord find(String id) {
        return query("select * from job where id = ?", JobStore::record, id).stream()
                .findFirst()
                .orElse(null);
    }

    /** The jobs that have not ended, oldest first. */
    List<JobRecord> unfinished() {
        return query("select * from job where finished_at is null order by created_at, rowid", JobStore::record);
    }

    /** Marks a job as running; false if it has ended. One that a dead process left running may start again. */
    boolean begin(String id) {
        return update("update job set state = 'in_progress' where id = ? and finished_at is null", id) == 1;
    }

    /** Ends a job; false if it has ended before. */
    boolean finish(String id, JobOutcome outcome, Instant now) {
        return update(
                        "update job set state = ?, status_code = ?, raw_output = ?, fail_reason = ?, finished_at = ?"
                                + " where id = ? and state = 'in_progress' and finished_at is null",
                        outcome.state().wireName(),
                        outcome.statusCode(),
                        outcome.rawOutput(),
                        outcome.failReason(),
                        now.toEpochMilli(),
                        id)
                == 1;
    }

    /** Puts a job that a stopped process left running back into the queue. */
    void requeue(String id) {
        update("update job set state = 'pending' where id = ? and state = 'in_progress'", id);
    }

    /** Forgets every claim of earlier processes, which are dead: this one holds the folder's lock. */
    void releaseExecutions() {
        update("update scheduled_tasks set picked = 0, picked_by = null, last_heartbeat = null");
    }

    /** Deletes the jobs that ended before {@code limit}; how many. */
    int deleteFinishedBefore(Instant limit) {
        return update("delete from job where finished_at < ?", limit.toEpochMilli());
    }

    private static JobRecord record(ResultSet row) throws SQLException {
        JobState state = JobState.of(row.getString("state"));
        NewJob request = new NewJob(
                row.getString("service"), row.getString("method"), row.getString("path"), row.getString("data"));
        JobOutcome outcome = null;
        if (state.finished()) {
            int status = row.getInt("status_code");
            outcome = new JobOutcome(
                    row.wasNull() ? null : status, row.getString("raw_output"), row.getString("fail_reason"));
        }
        return new JobRecord(row.getString("id"), request, state, outcome);
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new JobStoreException("The job database cannot be read.", e);
        }
    }

    private int update(String sql, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new JobStoreException("The job database cannot be written.", e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
