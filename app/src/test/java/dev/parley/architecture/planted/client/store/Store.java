package dev.parley.architecture.planted.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the rules: stores may write files. */
public final class Store {
    public void save(Path file) throws IOException {
        Files.writeString(file, "allowed here");
    }
}
