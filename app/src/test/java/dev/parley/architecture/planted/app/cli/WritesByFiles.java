package dev.parley.architecture.planted.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class WritesByFiles {
    public void write(Path file) throws IOException {
        Files.writeString(file, "text");
    }
}
