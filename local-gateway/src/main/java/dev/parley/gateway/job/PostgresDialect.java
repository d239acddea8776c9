package dev.parley.gateway.job;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL, which several gateways share. */
record PostgresDialect() implements Dialect {
    private static final String BYTES = "bytea";
    private static final String TIME = "timestamp with time zone";
    /** Any number that nothing else locks: gateways that start at a time make the tables one after another. */
    private static final String LOCK = "select pg_advisory_xact_lock(7270115)";

    private static final String DISK_FULL = "53100";

    @Override
    public void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
            statement.execute("create table if not exists job_schema (version integer not null)");
            int version = Sql.number(connection, "select coalesce(max(version), 0) from job_schema");
            if (version > Schema.VERSION) {
                throw new JobStoreException("The tables of jobs were made by a newer version of Parley.");
            }
            if (version == 0) {
                for (String sql : tables()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static List<String> tables() {
        List<String> tables = new ArrayList<>();
        tables.add(Schema.job(BYTES));
        tables.addAll(Schema.indexes());
        tables.add(Schema.events(BYTES));
        tables.addAll(Schema.executions(Schema.EXECUTIONS, BYTES, TIME));
        tables.addAll(Schema.executions(Schema.WEBHOOKS, BYTES, TIME));
        tables.add("insert into job_schema (version) values (" + Schema.VERSION + ")");
        return tables;
    }

    @Override
    public Object time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public JdbcCustomization scheduling() {
        return new PostgreSqlJdbcCustomization(false, false);
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public boolean full(SQLException failure) {
        return DISK_FULL.equals(failure.getSQLState());
    }
}
