package dev.parley.gateway.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that only its owner can read and that does not grow without end: at 16 MiB it is turned over, four old ones are
 * kept. One that somebody moves away is made anew within a second. Used by one thread.
 */
public final class LogFile implements AutoCloseable {
    private static final long MAX_BYTES = 16L << 20;
    private static final int OLD_FILES = 4;
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

    private final Path file;
    private final long maxBytes;
    private OutputStream out = OutputStream.nullOutputStream();
    private boolean open;
    private long written;
    private long lookedAt;

    /** A file whose folder is there; it is made when the first bytes come. */
    public LogFile(Path file) {
        this(file, MAX_BYTES);
    }

    /** The same with another size to turn it over at. */
    public LogFile(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    public void append(byte[] bytes) throws IOException {
        long now = System.nanoTime();
        if (open && written >= maxBytes) {
            close();
            turnOver();
        } else if (open && now - lookedAt > LOOK_AGAIN_NANOS) {
            lookedAt = now;
            if (!Files.exists(file)) {
                close();
            }
        }
        if (!open) {
            open();
            lookedAt = now;
        }
        out.write(bytes);
        out.flush();
        written += bytes.length;
    }

    private void open() throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && !Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written = Files.size(file);
        open = true;
    }

    private void turnOver() throws IOException {
        for (int i = OLD_FILES; i > 0; i--) {
            Path from = i == 1 ? file : old(i - 1);
            if (Files.exists(from)) {
                Files.move(from, old(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path old(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void close() throws IOException {
        open = false;
        OutputStream closing = out;
        out = OutputStream.nullOutputStream();
        closing.close();
    }
}
