package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {
    @TempDir
    private Path parent;

    @Test
    void nothingIsMadeBeforeTheFirstTextAndNothingStays() throws IOException {
        try (TemporaryFiles files = new TemporaryFiles(parent)) {
            assertThat(parent).isEmptyDirectory();
            Path file = files.write("a.txt", "안녕");
            assertThat(Files.readString(file)).isEqualTo("안녕");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyThePersonCanReadThem() throws IOException {
        try (TemporaryFiles files = new TemporaryFiles(parent)) {
            Path file = files.write("a.txt", "text");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aNameLeadsNowhereElse() throws IOException {
        try (TemporaryFiles files = new TemporaryFiles(parent)) {
            Path plain = files.write("a.txt", "text");
            for (String name : new String[] {"../../evil", "/etc/passwd", "..", "a\\b", ".hidden", "na\u0000me"}) {
                assertThat(files.write(name, "text")).hasParent(plain.getParent());
            }
        }
        assertThat(parent).isEmptyDirectory();
    }
}
