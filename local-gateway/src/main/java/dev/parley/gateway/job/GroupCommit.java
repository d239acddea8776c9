package dev.parley.gateway.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes for many callers at a time: who comes while another one's transaction runs is part of the next one, so that
 * one commit, which waits for the disk, serves them all. Blocking, thread-safe.
 */
final class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST_AT_A_TIME = 256;

    /** Some statements that belong together. Run again from the start if its transaction failed for another's sake. */
    interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }

    private static final class Entry<T extends @Nullable Object> {
        private final Work<T> work;
        private @Nullable T result;
        private @Nullable SQLException failure;
        private boolean done;

        Entry(Work<T> work) {
            this.work = work;
        }

        void run(Connection connection) throws SQLException {
            result = work.run(connection);
        }

        void end(@Nullable SQLException cause) {
            failure = cause;
            done = true;
        }
    }

    private final DataSource source;
    private final Dialect dialect;
    private final Queue<Entry<?>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    GroupCommit(DataSource source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    /**
     * Does the work in a transaction; when this returns it is committed.
     *
     * @throws JobStoreException if it could not be done; then nothing of it is
     */
    <T extends @Nullable Object> T write(Work<T> work) {
        Entry<T> entry = new Entry<>(work);
        waiting.add(entry);
        writing.lock();
        try {
            while (!entry.done) {
                List<Entry<?>> batch = next();
                if (batch.isEmpty()) {
                    throw new IllegalStateException("a transaction ended without saying how");
                }
                commit(batch);
            }
        } finally {
            writing.unlock();
        }
        if (entry.failure != null) {
            throw new JobStoreException(
                    "The job database cannot be written.", entry.failure, dialect.full(entry.failure));
        }
        return result(entry);
    }

    @SuppressWarnings("NullAway") // null only where T has it
    private static <T extends @Nullable Object> T result(Entry<T> entry) {
        return entry.result;
    }

    private List<Entry<?>> next() {
        List<Entry<?>> batch = new ArrayList<>();
        for (Entry<?> entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            batch.add(entry);
            if (batch.size() == MOST_AT_A_TIME) {
                break;
            }
        }
        return batch;
    }

    private void commit(List<Entry<?>> batch) {
        try {
            transaction(batch);
            batch.forEach(entry -> entry.end(null));
        } catch (SQLException e) {
            if (batch.size() == 1) {
                batch.getFirst().end(e);
            } else {
                // One of them may be at fault, and the others are not to suffer for it.
                batch.forEach(entry -> commit(List.of(entry)));
            }
        }
    }

    private void transaction(List<Entry<?>> batch) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                for (Entry<?> entry : batch) {
                    entry.run(connection);
                }
                connection.commit();
                committed = true;
            } finally {
                if (!committed) {
                    rollBack(connection);
                }
            }
            connection.setAutoCommit(true);
        }
    }

    /** SQLite has rolled back by itself after some failures, and then says that there is nothing to roll back. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("A transaction had been rolled back already.");
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("A connection is given up.");
        }
    }
}
