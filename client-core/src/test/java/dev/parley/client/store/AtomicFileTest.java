package dev.parley.client.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void name() {
        target = folder.resolve("settings.json");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesAndReplaces() throws IOException {
        AtomicFile file = new AtomicFile(target);
        file.write(bytes("first, and longer"));
        file.write(bytes("second"));
        assertThat(target).hasContent("second");
        assertThat(names()).containsExactly("settings.json");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheUserMayReadFileAndFolder() throws IOException {
        Path deep = folder.resolve("a/b/settings.json");
        new AtomicFile(deep).write(bytes("x"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep.getParent())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(deep.getParent().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatOthersCouldReadBecomesPrivate() throws IOException {
        Files.writeString(target, "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw-rw-"));
        new AtomicFile(target).write(bytes("new"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkStaysALink() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("real.json");
        Files.writeString(elsewhere, "old");
        Files.createSymbolicLink(target, elsewhere);
        new AtomicFile(target).write(bytes("new"));
        assertThat(Files.isSymbolicLink(target)).isTrue();
        assertThat(elsewhere).hasContent("new");
    }

    @Test
    void row38AFullDiskLeavesTheOldContentAndNoLitter() throws IOException {
        new AtomicFile(target).write(bytes("old"));
        Disk full = new Disk() {
            @Override
            void writeNew(Path file, byte[] bytes) throws IOException {
                super.writeNew(file, Arrays.copyOf(bytes, bytes.length / 2));
                throw new IOException("No space left on device");
            }
        };
        assertThatIOException()
                .isThrownBy(() -> new AtomicFile(target, full).write(bytes("new content")))
                .withMessage("No space left on device");
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("settings.json");
    }

    @Test
    void aFailedMoveLeavesTheOldContentAndNoLitter() throws IOException {
        new AtomicFile(target).write(bytes("old"));
        Disk stubborn = new Disk() {
            @Override
            void replace(Path from, Path to) throws IOException {
                throw new AccessDeniedException(to.toString());
            }
        };
        assertThatIOException().isThrownBy(() -> new AtomicFile(target, stubborn).write(bytes("new")));
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("settings.json");
    }

    @Test
    void triesAgainWhileAVirusScannerHasTheFile() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        Disk busy = new Disk() {
            @Override
            void replace(Path from, Path to) throws IOException {
                if (attempts.incrementAndGet() < 4) {
                    throw new AccessDeniedException(to.toString());
                }
                super.replace(from, to);
            }
        };
        new AtomicFile(target, busy).write(bytes("new"));
        assertThat(attempts).hasValue(4);
        assertThat(target).hasContent("new");
    }

    @Test
    void theContentIsOnTheDiskBeforeItTakesThePlaceAndTheFolderAfter() throws IOException {
        StringBuilder order = new StringBuilder();
        Disk watched = new Disk() {
            @Override
            void writeNew(Path file, byte[] bytes) throws IOException {
                super.writeNew(file, bytes);
                assertThat(file).hasContent("new").hasParent(target.getParent());
                order.append("written ");
            }

            @Override
            void replace(Path from, Path to) throws IOException {
                super.replace(from, to);
                order.append("moved ");
            }

            @Override
            void syncFolder(Path synced) throws IOException {
                super.syncFolder(synced);
                order.append("synced");
            }
        };
        new AtomicFile(target, watched).write(bytes("new"));
        assertThat(order).hasToString("written moved synced");
    }

    @Test
    void aReaderNeverSeesAHalf() throws Exception {
        AtomicFile file = new AtomicFile(target);
        String one = "a".repeat(100_000);
        String other = "b".repeat(50_000);
        file.write(bytes(one));
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 40; i++) {
                try {
                    file.write(bytes(i % 2 == 0 ? other : one));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
        while (writer.isAlive()) {
            assertThat(Files.readString(target)).isIn(one, other);
        }
        assertThat(target).hasContent(one);
    }
}
