package dev.parley.gateway.upstream.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLogTest {
    @TempDir
    Path folder;

    private static void write(ProcessLog log, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        log.write(bytes, bytes.length);
    }

    @Test
    void theLastLinesAreKept() {
        ProcessLog log = new ProcessLog(null, 100);
        for (int i = 0; i < 10_000; i++) {
            write(log, "line " + i + "\n\n");
        }
        assertThat(log.tail(2)).containsExactly("line 9998", "line 9999");
        assertThat(log.tail(100_000)).hasSizeLessThan(10_000).contains("line 5000");
        log.begin();
        assertThat(log.tail(2)).isEmpty();
    }

    @Test
    void aFullFileIsRenamedAndTheNextOneBegun() throws IOException {
        Path file = folder.resolve("logs").resolve("model.log");
        try (ProcessLog log = new ProcessLog(file, 10)) {
            write(log, "first\n");
            write(log, "second\n");
            write(log, "third\n");
        }
        try (ProcessLog log = new ProcessLog(file, 10)) {
            write(log, "x\n");
        }
        assertThat(file).hasContent("third\nx\n");
        assertThat(file.resolveSibling("model.log.1")).hasContent("second\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatCannotBeWrittenStopsNothing() throws IOException {
        Path file = Files.createDirectory(folder.resolve("taken"));
        try (ProcessLog log = new ProcessLog(file, 10)) {
            write(log, "goes on\n");
            assertThat(log.tail(1)).containsExactly("goes on");
        }
    }
}
