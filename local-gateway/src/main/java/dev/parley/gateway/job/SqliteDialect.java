package dev.parley.gateway.job;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite, which one process has to itself. */
record SqliteDialect() implements Dialect {
    private static final String BYTES = "blob";
    private static final String TIME = "timestamp";

    @Override
    public void migrate(Connection connection) throws SQLException {
        int version = Sql.number(connection, "pragma user_version");
        if (version > Schema.VERSION) {
            throw new JobStoreException("The job database was made by a newer version of Parley.");
        }
        if (version == Schema.VERSION) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            if (version == 0) {
                statement.execute(Schema.job(BYTES));
            } else {
                fromVersion1(statement);
            }
            all(statement, Schema.indexes());
            statement.execute(Schema.events(BYTES));
            all(statement, Schema.executions(Schema.EXECUTIONS, BYTES, TIME));
            all(statement, Schema.executions(Schema.WEBHOOKS, BYTES, TIME));
            statement.execute("pragma user_version = " + Schema.VERSION);
        }
    }

    /** What was scheduled is scheduled again when the queue opens; a job that ran had run once. */
    private static void fromVersion1(Statement statement) throws SQLException {
        for (String column : Schema.addedColumns()) {
            statement.execute("alter table job add column " + column);
        }
        statement.execute("update job set attempts = 1 where state <> 'pending'");
        statement.execute("drop index job_finished");
        statement.execute("drop table " + Schema.EXECUTIONS);
    }

    private static void all(Statement statement, List<String> commands) throws SQLException {
        for (String sql : commands) {
            statement.execute(sql);
        }
    }

    @Override
    public Object time(Instant instant) {
        return instant.toEpochMilli();
    }

    @Override
    public JdbcCustomization scheduling() {
        return new SqliteScheduling();
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public boolean full(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            return code == SQLiteErrorCode.SQLITE_FULL || code.name().startsWith("SQLITE_IOERR");
        }
        return false;
    }
}
