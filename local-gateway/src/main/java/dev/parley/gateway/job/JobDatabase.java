package dev.parley.gateway.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite database of jobs: our {@code job} table beside db-scheduler's {@code scheduled_tasks}.
 *
 * <p>One connection serves all. SQLite has one writer at a time anyway; waiting for it in the pool costs a virtual thread
 * nothing, while SQLite's own busy loop would hold a carrier thread. In memory the one connection <em>is</em> the
 * database, so it never expires.
 */
final class JobDatabase implements AutoCloseable {
    private static final int SCHEMA_VERSION = 1;
    private static final List<String> SCHEMA = List.of(
            """
            create table job (
              id text primary key,
              service text not null,
              method text not null,
              path text not null,
              data text not null,
              state text not null,
              status_code integer,
              raw_output text,
              fail_reason text,
              created_at integer not null,
              finished_at integer
            )""",
            "create index job_finished on job (finished_at)",
            """
            create table scheduled_tasks (
              task_name text not null,
              task_instance text not null,
              task_data blob,
              execution_time timestamp not null,
              picked boolean not null,
              picked_by text,
              last_success timestamp,
              last_failure timestamp,
              consecutive_failures int,
              last_heartbeat timestamp,
              version bigint not null,
              priority smallint,
              primary key (task_name, task_instance)
            )""",
            "create index scheduled_tasks_due on scheduled_tasks (execution_time)");

    private final HikariDataSource pool;

    private JobDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Opens a database and makes its tables.
     *
     * @param file {@code null} for one in memory
     * @throws JobStoreException if it is damaged, not ours, or of a newer version
     */
    static JobDatabase open(@Nullable Path file) {
        SQLiteDataSource source = source(file);
        if (file != null) {
            // Not through the pool, which would try a damaged file again and again.
            migrate(source, file);
        }
        HikariDataSource pool = pool(source);
        if (file == null) {
            migrate(pool, null);
        }
        return new JobDatabase(pool);
    }

    private static SQLiteDataSource source(@Nullable Path file) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.setBusyTimeout(3_000);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl(file == null ? "jdbc:sqlite::memory:" : "jdbc:sqlite:" + file);
        return source;
    }

    private static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("jobs");
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(1);
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    private static void migrate(DataSource source, @Nullable Path file) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > SCHEMA_VERSION) {
                throw new JobStoreException("The job database " + file + " was made by a newer version of Parley.");
            }
            if (version == SCHEMA_VERSION) {
                return;
            }
            connection.setAutoCommit(false);
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
            statement.execute("pragma user_version = " + SCHEMA_VERSION);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new JobStoreException(
                    "The job database " + file + " cannot be opened: it is damaged or not a database of jobs.", e);
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("pragma user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
