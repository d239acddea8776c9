package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS 38: the operating system itself refuses to make a file longer, and later does not. */
@EnabledOnOs(OS.LINUX)
class HistoryFullDiskIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void row38ARealLimitIsABannerAndWhatWaitedIsSavedWhenItIsGone() throws IOException, InterruptedException {
        String saved;
        try (ChildJvm child = ChildJvm.of(HistoryProgram.class.getName())
                .prefix("prlimit", "--fsize=6000000:unlimited")
                .args(List.of("fill", folder.toString()))
                .start()) {
            String health = child.awaitLine(line -> line.startsWith("health "), LIMIT);
            assertThat(health).as("%s", child.errors()).contains("Unsaved").contains("the disk ");
            String readable = child.awaitLine(line -> line.startsWith("readable "), LIMIT);
            assertThat(readable).matches("readable (\\d+) of \\1");
            saved = readable.substring(readable.lastIndexOf(' ') + 1);
            Process more = new ProcessBuilder("prlimit", "--pid", Long.toString(child.pid()), "--fsize=unlimited")
                    .inheritIO()
                    .start();
            assertThat(more.waitFor()).isZero();
            child.awaitLine(line -> line.startsWith("then Saving"), LIMIT);
            assertThat(child.exitCode(LIMIT)).isZero();
        }
        try (History history = open(folder)) {
            assertThat(get(history.load("c1")).turns()).hasSize(Integer.parseInt(saved));
            assertThat(history.health()).isEqualTo(new HistoryHealth.Saving());
        }
    }
}
