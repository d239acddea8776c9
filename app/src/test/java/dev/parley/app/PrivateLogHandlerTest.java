package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PrivateLogHandlerTest {

    @TempDir
    Path temp;

    @Test
    void makesNothingBeforeTheFirstRecord() {
        PrivateLogHandler handler = new PrivateLogHandler(temp.resolve("logs"), 1000, 2);
        handler.close();
        assertThat(temp.resolve("logs")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void everyFileIsReadableByItsOwnerOnlyAlsoAfterRotation() throws IOException {
        PrivateLogHandler handler = new PrivateLogHandler(temp.resolve("logs"), 200, 2);
        for (int i = 0; i < 20; i++) {
            handler.publish(new LogRecord(Level.INFO, "message " + i));
        }
        handler.close();
        try (Stream<Path> files = Files.list(temp.resolve("logs"))) {
            assertThat(files)
                    .extracting(file -> file.getFileName() + " "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .contains("parley.1.log rw-------", "parley.2.log rw-------")
                    .allMatch(line -> line.endsWith(" rw-------"))
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void appendsToWhatAnEarlierRunWrote() throws IOException {
        for (String message : new String[] {"first", "second"}) {
            PrivateLogHandler handler = new PrivateLogHandler(temp, 10_000, 2);
            handler.publish(new LogRecord(Level.INFO, message));
            handler.close();
        }
        assertThat(temp.resolve("parley.log")).content().contains("first").contains("second");
    }

    @Test
    void aFolderThatCannotBeMadeEndsTheLogAndNothingElse() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "in the way");
        PrivateLogHandler handler = new PrivateLogHandler(file.resolve("logs"), 1000, 2);
        assertThatCode(() -> handler.publish(new LogRecord(Level.INFO, "lost"))).doesNotThrowAnyException();
        handler.close();
    }
}
