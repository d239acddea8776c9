package dev.parley.gateway.job;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What differs between the databases. */
sealed interface Dialect permits SqliteDialect, PostgresDialect {

    /** Makes the tables, or brings those of an earlier version up to date and keeps their jobs. In one transaction. */
    void migrate(Connection connection) throws SQLException;

    /** A time as db-scheduler's own tables hold it. */
    Object time(Instant instant);

    /** How db-scheduler is to speak to it. */
    JdbcCustomization scheduling();

    /** Whether several processes may work on it. */
    boolean shared();

    /** Whether there is no room on the disk. */
    boolean full(SQLException failure);
}
