package dev.parley.gateway.job;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/** Has db-scheduler claim several executions of SQLite in one write, in the place of one write each. */
final class SqliteScheduling extends DefaultJdbcCustomization {

    SqliteScheduling() {
        super(true);
    }

    @Override
    public String getName() {
        return "SQLite";
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " limit " + limit;
    }

    @Override
    public boolean supportsSingleStatementLockAndFetch() {
        return true;
    }

    /** Executions of unknown tasks stay where they are: there are none, since one program has the database. */
    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        String sql = "update " + context.tableName
                + " set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1 where rowid in"
                + " (select rowid from " + context.tableName
                + " where not picked and execution_time <= ? order by execution_time limit " + limit + ") returning *";
        return context.jdbcRunner.query(
                sql,
                statement -> {
                    statement.setString(1, context.schedulerName.getName());
                    setInstant(statement, 2, now);
                    setInstant(statement, 3, now);
                },
                context.resultSetMapper.get());
    }
}
