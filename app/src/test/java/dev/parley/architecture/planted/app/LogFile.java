package dev.parley.architecture.planted.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Keeps the rules: the program's log is written here. */
public final class LogFile extends Handler {
    @Override
    public void publish(LogRecord entry) {
        try {
            Files.writeString(Path.of("log"), entry.getMessage(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
