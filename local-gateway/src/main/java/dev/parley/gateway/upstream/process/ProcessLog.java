package dev.parley.gateway.upstream.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The output of a service's processes: the last part in memory; all of it in a file if one is given, readable by its owner
 * only. A file that is full is renamed to {@code NAME.1}, in the place of the one before. Thread-safe.
 */
final class ProcessLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessLog.class);
    private static final int MEMORY_BYTES = 64 << 10;
    static final long FILE_BYTES = 10L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] ring = new byte[MEMORY_BYTES];
    private final @Nullable Path file;
    private final long fileBytes;
    private long written;
    private @Nullable OutputStream out;
    private long outBytes;
    private boolean faulty;

    /** @param fileBytes at which a file is full */
    ProcessLog(@Nullable Path file, long fileBytes) {
        this.file = file;
        this.fileBytes = fileBytes;
    }

    void write(byte[] bytes, int length) {
        lock.lock();
        try {
            for (int i = 0; i < length; i++) {
                ring[(int) ((written + i) % ring.length)] = bytes[i];
            }
            written += length;
            if (file != null) {
                writeFile(file, bytes, length);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last lines that are not blank, at most {@code count}, the oldest first. */
    List<String> tail(int count) {
        lock.lock();
        try {
            int kept = (int) Math.min(written, ring.length);
            byte[] bytes = new byte[kept];
            for (int i = 0; i < kept; i++) {
                bytes[i] = ring[(int) ((written - kept + i) % ring.length)];
            }
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what is in memory: another process begins. */
    void begin() {
        lock.lock();
        try {
            written = 0;
        } finally {
            lock.unlock();
        }
    }

    private void writeFile(Path to, byte[] bytes, int length) {
        try {
            OutputStream stream = out;
            if (stream == null || outBytes + length > fileBytes) {
                stream = rotate(to, stream, length);
            }
            stream.write(bytes, 0, length);
            outBytes += length;
            faulty = false;
        } catch (IOException e) {
            if (!faulty) {
                LOG.warn("The log {} cannot be written; the output goes on in memory only.", to);
            }
            faulty = true;
        }
    }

    private OutputStream rotate(Path to, @Nullable OutputStream old, int length) throws IOException {
        if (old != null) {
            old.close();
            out = null;
        }
        long size = Files.exists(to) ? Files.size(to) : 0;
        if (size > 0 && size + length > fileBytes) {
            Files.move(to, to.resolveSibling(to.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            size = 0;
        }
        if (!Files.exists(to)) {
            create(to);
        }
        OutputStream stream = Files.newOutputStream(to, StandardOpenOption.APPEND);
        out = stream;
        outBytes = size;
        return stream;
    }

    private static void create(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (out != null) {
                out.close();
                out = null;
            }
        } catch (IOException e) {
            LOG.warn("The log {} could not be closed.", file);
        } finally {
            lock.unlock();
        }
    }
}
