package dev.parley.gateway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of any process at random: what was accepted ends once, none is stuck, every output is right. */
@EnabledOnOs(OS.LINUX)
final class JobsKilledIT {
    private static final int ROUNDS = 5;
    private static final int MANY_ROUNDS = 200;
    private static final int PROCESSES = 3;
    private static final long SEED = 20_260_101L;

    private static final List<String> SQLITE = List.of(
            "create table ended (id text)",
            "create trigger job_ended after update on job when new.finished_at is not null"
                    + " begin insert into ended values (new.id); end");
    private static final List<String> POSTGRES = List.of(
            "create table ended (id text)",
            "create function job_ended() returns trigger language plpgsql as"
                    + " 'begin insert into ended values (new.id); return new; end'",
            "create trigger job_ended after update on job for each row when (new.finished_at is not null)"
                    + " execute function job_ended()");

    @TempDir
    Path folder;

    @Test
    void sqliteWithOneProcess() throws Exception {
        sqlite(ROUNDS);
    }

    @Test
    void postgresWithThreeProcesses() throws Exception {
        postgres(ROUNDS);
    }

    @Test
    @Tag("full")
    void sqliteManyTimes() throws Exception {
        sqlite(MANY_ROUNDS);
    }

    @Test
    @Tag("full")
    void postgresManyTimes() throws Exception {
        postgres(MANY_ROUNDS);
    }

    private void sqlite(int rounds) throws Exception {
        Path data = folder.resolve("data");
        try (JobKillRounds kills =
                new JobKillRounds(data.toString(), "jdbc:sqlite:" + data.resolve("jobs.db"), folder, SEED)) {
            kills.prepare(SQLITE);
            kills.run(1, rounds);
        }
    }

    private void postgres(int rounds) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            try (JobKillRounds kills = new JobKillRounds(url, url, folder, SEED)) {
                kills.prepare(POSTGRES);
                kills.run(PROCESSES, rounds);
            }
        }
    }
}
