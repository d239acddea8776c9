package dev.parley.gateway.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database of jobs: our {@code job} and {@code job_event} beside db-scheduler's tables. Blocking, thread-safe.
 *
 * <p>One connection serves all of SQLite. It has one writer at a time anyway; waiting for it in the pool costs a virtual
 * thread nothing, while SQLite's own busy loop would hold a carrier thread. In memory the one connection <em>is</em> the
 * database, so it never expires.
 */
final class JobDatabase implements AutoCloseable {
    private static final int SHARED_CONNECTIONS = 8;
    private static final int CONNECT_MS = 10_000;

    private final HikariDataSource pool;
    private final Dialect dialect;
    private final GroupCommit commits;

    private JobDatabase(HikariDataSource pool, Dialect dialect) {
        this.pool = pool;
        this.dialect = dialect;
        this.commits = new GroupCommit(pool, dialect);
    }

    /**
     * Opens an SQLite database and makes its tables.
     *
     * @param file {@code null} for one in memory
     * @throws JobStoreException if it is damaged, not ours, or of a newer version
     */
    static JobDatabase open(@Nullable Path file, boolean durable) {
        SqliteDialect dialect = new SqliteDialect();
        SQLiteDataSource source = source(file, durable);
        String damaged = "The job database " + file + " cannot be opened: it is damaged or not a database of jobs.";
        if (file != null) {
            // Not through the pool, which would try a damaged file again and again.
            migrate(source, dialect, damaged);
        }
        HikariConfig config = config(1);
        config.setDataSource(source);
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        HikariDataSource pool = new HikariDataSource(config);
        if (file == null) {
            migrate(pool, dialect, damaged);
        }
        return new JobDatabase(pool, dialect);
    }

    /**
     * Opens a PostgreSQL database and makes its tables, if they are not there.
     *
     * @throws JobStoreException if it cannot be reached, or its tables are of a newer version
     */
    static JobDatabase connect(JobRules.Database database, boolean durable) {
        PostgresDialect dialect = new PostgresDialect();
        HikariConfig config = config(SHARED_CONNECTIONS);
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        if (!durable) {
            config.setConnectionInitSql("set synchronous_commit to off");
        }
        String unreachable = "The database of jobs cannot be reached or used.";
        try {
            HikariDataSource pool = new HikariDataSource(config);
            try {
                migrate(pool, dialect, unreachable);
            } catch (JobStoreException e) {
                pool.close();
                throw e;
            }
            return new JobDatabase(pool, dialect);
        } catch (HikariPool.PoolInitializationException e) {
            throw new JobStoreException(unreachable, e);
        }
    }

    private static SQLiteDataSource source(@Nullable Path file, boolean durable) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(durable ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        sqlite.setBusyTimeout(3_000);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl(file == null ? "jdbc:sqlite::memory:" : "jdbc:sqlite:" + file);
        return source;
    }

    private static HikariConfig config(int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("jobs");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MS);
        return config;
    }

    private static void migrate(DataSource source, Dialect dialect, String failure) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            dialect.migrate(connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new JobStoreException(failure, e);
        }
    }

    HikariDataSource pool() {
        return pool;
    }

    Dialect dialect() {
        return dialect;
    }

    /** As {@link GroupCommit#write}. */
    <T extends @Nullable Object> T write(GroupCommit.Work<T> work) {
        return commits.write(work);
    }

    /** All rows of a query. */
    <T extends @Nullable Object> List<T> read(String sql, Sql.RowReader<T> reader, @Nullable Object... values) {
        try (Connection connection = pool.getConnection()) {
            return Sql.query(connection, sql, reader, values);
        } catch (SQLException e) {
            throw new JobStoreException("The job database cannot be read.", e, dialect.full(e));
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
