package dev.parley.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Texts for other programs of the person to look at: in a folder that is made with the first of them, that only the
 * person can read, and that is gone once this is closed. Thread-safe.
 */
public final class TemporaryFiles implements AutoCloseable {
    private final Path folder;
    private final Set<Path> written = new LinkedHashSet<>();

    /** Makes nothing yet; the folder will be in {@code parent} and have a name that cannot be guessed. */
    public TemporaryFiles(Path parent) {
        folder = parent.toAbsolutePath().resolve("parley-" + UUID.randomUUID());
    }

    /** Below the folder that the system has for such files. */
    public static TemporaryFiles ofSystem() {
        return new TemporaryFiles(Path.of(System.getProperty("java.io.tmpdir", ".")));
    }

    /**
     * Writes a text in UTF-8, in the place of an earlier one of this name.
     *
     * @param name of the file; what is neither letter of ASCII, digit, point nor hyphen becomes an underscore
     * @throws IOException if it could not be written; an earlier one is then as it was
     */
    public Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes of any kind. */
    public synchronized Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name.replaceAll("[^A-Za-z0-9.-]", "_").replaceFirst("^\\.+", "_"));
        new AtomicFile(file).write(bytes);
        written.add(file);
        return file;
    }

    /** Deletes what was written. */
    @Override
    public synchronized void close() {
        try {
            for (Path file : written) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException stillInUse) {
            // The system empties its folder of temporary files itself.
        }
        written.clear();
    }
}
