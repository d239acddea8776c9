package dev.parley.app;

import dev.parley.app.fx.Texts;
import dev.parley.client.store.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands an answer, as it came, to the program that the system opens texts with. For the toolkit's thread. */
final class AnswerFiles implements AutoCloseable {
    private final TemporaryFiles files;
    private final Executor background;
    private final Executor fx;
    private final MainWindow.Outside outside;
    private final Consumer<String> tell;
    private final Texts texts = Texts.of(AnswerFiles.class);

    /**
     * Nothing is written yet.
     *
     * @param background writes the files
     * @param fx the toolkit's thread
     * @param outside opens a file by its address
     * @param tell shows a sentence, if a file could not be written
     */
    AnswerFiles(
            TemporaryFiles files, Executor background, Executor fx, MainWindow.Outside outside, Consumer<String> tell) {
        this.files = files;
        this.background = background;
        this.fx = fx;
        this.outside = outside;
        this.tell = tell;
    }

    /** Writes the answer's text into a file of its own and opens that. */
    void open(@Nullable String chatId, String turnId, String text) {
        // A plain text has a program everywhere, and none that would run it.
        String name = (chatId == null ? "" : chatId + "-") + turnId + ".txt";
        background.execute(() -> {
            try {
                Path file = files.write(name, text);
                fx.execute(() -> outside.open(file.toUri().toString()));
            } catch (IOException e) {
                fx.execute(
                        () -> tell.accept(texts.get("toast.file", e.getClass().getSimpleName())));
            }
        });
    }

    /** Deletes what was written. */
    @Override
    public void close() {
        files.close();
    }
}
