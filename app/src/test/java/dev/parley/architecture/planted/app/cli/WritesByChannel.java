package dev.parley.architecture.planted.app.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

public final class WritesByChannel {
    public void write(Path file) throws IOException {
        FileChannel.open(file, StandardOpenOption.APPEND).close();
    }
}
