package dev.parley.gateway.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** The rows of db-scheduler that we write ourselves, so that a job and its execution are one transaction. */
final class Executions {
    /** The name of the task that runs jobs. */
    static final String JOB = "job";

    static final String WEBHOOK = "webhook";

    private final Dialect dialect;

    Executions(Dialect dialect) {
        this.dialect = dialect;
    }

    void add(Connection connection, String id, Instant due) throws SQLException {
        insert(connection, Schema.EXECUTIONS, JOB, id, due);
    }

    void addWebhook(Connection connection, String id, Instant due) throws SQLException {
        insert(connection, Schema.WEBHOOKS, WEBHOOK, id, due);
    }

    private void insert(Connection connection, String table, String task, String id, Instant due) throws SQLException {
        Sql.update(
                connection,
                "insert into " + table + " (task_name, task_instance, execution_time, picked, version)"
                        + " values (?, ?, ?, false, 1) on conflict do nothing",
                task,
                id,
                dialect.time(due));
    }

    void remove(Connection connection, String id) throws SQLException {
        Sql.update(connection, "delete from scheduled_tasks where task_name = ? and task_instance = ?", JOB, id);
    }

    /** Gives a claimed execution back; false if the claim was not that of this version any more. */
    boolean release(Connection connection, String id, long version, Instant due) throws SQLException {
        return Sql.update(
                        connection,
                        "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
                                + " execution_time = ?, version = version + 1"
                                + " where task_name = ? and task_instance = ? and version = ?",
                        dialect.time(due),
                        JOB,
                        id,
                        version)
                == 1;
    }

    /** Makes one for every job that waits, in the place of all that there are. */
    void rebuild(Connection connection) throws SQLException {
        Sql.update(connection, "delete from scheduled_tasks where task_name = ?", JOB);
        Sql.update(
                connection,
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " select ?, id, created_at, false, 1 from job where finished_at is null",
                JOB);
        Sql.update(connection, "update scheduled_webhooks set picked = false, picked_by = null, last_heartbeat = null");
    }
}
