package dev.parley.gateway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of any of three gateways at random, their jobs on one PostgreSQL: what was accepted ends once, none is
 * stuck, every output is right. A class of its own, as each may have a core of the machine.
 */
@EnabledOnOs(OS.LINUX)
final class JobsKilledOnPostgresIT {
    private static final int ROUNDS = 5;
    private static final int MANY_ROUNDS = 200;
    private static final int PROCESSES = 3;
    private static final long SEED = 20_260_101L;

    private static final List<String> TRIGGER = List.of(
            "create table ended (id text)",
            "create function job_ended() returns trigger language plpgsql as"
                    + " 'begin insert into ended values (new.id); return new; end'",
            "create trigger job_ended after update on job for each row when (new.finished_at is not null)"
                    + " execute function job_ended()");

    @TempDir
    Path folder;

    @Test
    void postgresWithThreeProcesses() throws Exception {
        kill(ROUNDS);
    }

    @Test
    @Tag("full")
    void postgresManyTimes() throws Exception {
        kill(MANY_ROUNDS);
    }

    private void kill(int rounds) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            try (JobKillRounds kills = new JobKillRounds(url, url, folder, SEED)) {
                kills.prepare(TRIGGER);
                kills.run(PROCESSES, rounds);
            }
        }
    }
}
