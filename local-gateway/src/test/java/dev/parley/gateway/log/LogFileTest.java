package dev.parley.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class LogFileTest {
    @TempDir
    Path folder;

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void itIsTurnedOverBySizeAndFourOldOnesAreKept() throws IOException {
        Path file = folder.resolve("model.log");
        try (LogFile log = new LogFile(file, 10)) {
            for (int i = 0; i < 12; i++) {
                log.append(line("line " + i));
            }
        }
        assertThat(names()).containsExactly("model.log", "model.log.1", "model.log.2", "model.log.3", "model.log.4");
        assertThat(Files.readAllLines(file)).containsExactly("line 10", "line 11");
        assertThat(Files.readAllLines(folder.resolve("model.log.1"))).containsExactly("line 8", "line 9");
        assertThat(Files.readAllLines(folder.resolve("model.log.4"))).containsExactly("line 2", "line 3");
    }

    @Test
    void itGoesOnWhereItEndedAndCountsWhatWasThere() throws IOException {
        Path file = folder.resolve("model.log");
        for (int i = 0; i < 3; i++) {
            try (LogFile log = new LogFile(file, 1_000)) {
                log.append(line("start " + i));
            }
        }
        assertThat(Files.readAllLines(file)).containsExactly("start 0", "start 1", "start 2");
        try (LogFile log = new LogFile(file, 10)) {
            log.append(line("more"));
            log.append(line("next"));
        }
        assertThat(Files.readAllLines(file)).containsExactly("next");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerReadsIt() throws IOException {
        Path file = folder.resolve("model.log");
        try (LogFile log = new LogFile(file)) {
            log.append(line("what a model says"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** As programs that turn logs over do. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatWasMovedAwayIsMadeAnew() throws IOException {
        Path file = folder.resolve("model.log");
        try (LogFile log = new LogFile(file)) {
            log.append(line("before"));
            Files.move(file, folder.resolve("kept"));
            await().until(() -> {
                log.append(line("after"));
                return Files.exists(file);
            });
        }
        assertThat(Files.readAllLines(folder.resolve("kept"))).first().isEqualTo("before");
        assertThat(Files.readAllLines(file)).containsOnly("after");
    }
}
