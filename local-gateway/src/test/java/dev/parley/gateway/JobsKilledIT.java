package dev.parley.gateway;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a gateway at random, its jobs on SQLite: what was accepted ends once, none is stuck, every output is
 * right.
 */
@EnabledOnOs(OS.LINUX)
final class JobsKilledIT {
    private static final int ROUNDS = 5;
    private static final int MANY_ROUNDS = 200;
    private static final long SEED = 20_260_101L;

    private static final List<String> TRIGGER = List.of(
            "create table ended (id text)",
            "create trigger job_ended after update on job when new.finished_at is not null"
                    + " begin insert into ended values (new.id); end");

    @TempDir
    Path folder;

    @Test
    void sqliteWithOneProcess() throws Exception {
        kill(ROUNDS);
    }

    @Test
    @Tag("full")
    void sqliteManyTimes() throws Exception {
        kill(MANY_ROUNDS);
    }

    private void kill(int rounds) throws Exception {
        Path data = folder.resolve("data");
        try (JobKillRounds kills =
                new JobKillRounds(data.toString(), "jdbc:sqlite:" + data.resolve("jobs.db"), folder, SEED)) {
            kills.prepare(TRIGGER);
            kills.run(1, rounds);
        }
    }
}
