package dev.parley.client.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaFolderTest {
    @TempDir
    private Path home;

    private static Path written(MediaFolder folder, String text) throws IOException {
        Path file = folder.create();
        try (OutputStream out = folder.write(file)) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void aFolderIsMadeWhenTheFirstFileComes() throws IOException {
        Path inner = home.resolve("a/b");
        MediaFolder folder = MediaFolder.at(inner);
        assertThat(inner).doesNotExist();
        Path file = folder.finish(written(folder, "x"), "image/png");
        assertThat(file).hasParent(inner).hasContent("x");
        assertThat(folder.finish(written(folder, "y"), "image/png")).isNotEqualTo(file);
        try (var files = Files.list(inner)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayReadFolderOrFiles() throws IOException {
        MediaFolder folder = MediaFolder.at(home.resolve("m"));
        Path file = written(folder, "x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("m"))))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, png",
        "IMAGE/JPEG, jpg",
        "audio/x-wav, wav",
        "audio/mpeg, mp3",
        "video/mp4, mp4",
        "application/octet-stream, bin",
        "text/html, bin",
        "image/../../x, bin"
    })
    void aFileEndsInWhatItsTypeSays(String mediaType, String extension) throws IOException {
        MediaFolder folder = MediaFolder.at(home);
        Path file = folder.finish(written(folder, "x"), mediaType);
        assertThat(file).hasParent(home).hasExtension(extension);
    }

    @Test
    void whatIsNotWantedIsGoneAndMayBeDiscardedTwice() throws IOException {
        MediaFolder folder = MediaFolder.at(home);
        Path file = written(folder, "x");
        folder.discard(file);
        folder.discard(file);
        assertThat(file).doesNotExist();
    }

    @Test
    void theTemporaryFolderIsOneOfItsOwnAndStaysTheSame() throws IOException {
        MediaFolder folder = MediaFolder.temporary();
        Path first = written(folder, "x");
        Path second = written(folder, "y");
        try {
            assertThat(first.getParent()).isEqualTo(second.getParent());
            assertThat(first.getParent().getFileName().toString()).startsWith("parley-media-");
            assertThat(MediaFolder.temporary().create()).satisfies(other -> {
                assertThat(other.getParent()).isNotEqualTo(first.getParent());
                Files.delete(other);
                Files.delete(other.getParent());
            });
        } finally {
            folder.discard(first);
            folder.discard(second);
            Files.delete(first.getParent());
        }
    }
}
