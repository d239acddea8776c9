package dev.parley.gateway.upstream.process;

import dev.parley.gateway.log.LogFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The output of a service's processes: the last part in memory; all of it in a {@link LogFile} if one is given.
 * Thread-safe.
 */
final class ProcessLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessLog.class);
    private static final int MEMORY_BYTES = 64 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] ring = new byte[MEMORY_BYTES];
    private final @Nullable Path path;
    private final @Nullable LogFile file;
    private long written;
    private boolean faulty;

    /** One whose file, if there is to be one, comes with its folder when a process begins. */
    ProcessLog(@Nullable Path path) {
        this.path = path;
        this.file = path == null ? null : new LogFile(path);
    }

    void write(byte[] bytes, int length) {
        lock.lock();
        try {
            for (int i = 0; i < length; i++) {
                ring[(int) ((written + i) % ring.length)] = bytes[i];
            }
            written += length;
            if (file != null) {
                writeFile(file, Arrays.copyOf(bytes, length));
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
        Path folder = path == null ? null : path.toAbsolutePath().getParent();
        lock.lock();
        try {
            written = 0;
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            LOG.warn("The folder of the log {} cannot be made.", path);
        } finally {
            lock.unlock();
        }
    }

    private void writeFile(LogFile to, byte[] bytes) {
        try {
            to.append(bytes);
            faulty = false;
        } catch (IOException e) {
            if (!faulty) {
                LOG.warn("The log {} cannot be written; the output goes on in memory only.", path);
            }
            faulty = true;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            LOG.warn("The log {} could not be closed.", path);
        } finally {
            lock.unlock();
        }
    }
}
