package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.store.TemporaryFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer that is opened in another program. */
class AnswerFilesTest {
    @TempDir
    private Path folder;

    private final List<String> opened = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private AnswerFiles files(Path parent) {
        return new AnswerFiles(new TemporaryFiles(parent), Runnable::run, Runnable::run, opened::add, told::add);
    }

    @Test
    void row26AllOfTheAnswerIsInTheFileThatIsOpened() throws IOException {
        String text = "word ".repeat(200_000) + "\u001B[31mraw\u001B[0m";
        try (AnswerFiles files = files(folder)) {
            files.open("chat-1", "turn-1", text);
            Path file = Path.of(URI.create(opened.getFirst()));
            assertThat(file.getFileName()).hasToString("chat-1-turn-1.txt");
            assertThat(Files.readString(file)).isEqualTo(text);
            files.open("chat-1", "turn-1", "longer");
            assertThat(opened).hasSize(2).containsOnly(opened.getFirst());
            assertThat(Files.readString(file)).isEqualTo("longer");
        }
        assertThat(folder).as("nothing is left behind").isEmptyDirectory();
        assertThat(told).isEmpty();
    }

    @Test
    void row26AFileThatCannotBeWrittenIsSaidAndNothingIsOpened() throws IOException {
        Path noFolder = Files.writeString(folder.resolve("file"), "");
        try (AnswerFiles files = files(noFolder)) {
            files.open(null, "turn-1", "text");
        }
        assertThat(opened).isEmpty();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst()).contains("could not be written");
    }
}
