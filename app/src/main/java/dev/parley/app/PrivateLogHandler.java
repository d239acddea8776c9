package dev.parley.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A log that only its owner can read: {@code parley.log}, made with 0600, and a few older ones. Opened at the first
 * record. A folder that cannot be written ends the log, not the program. Unlike {@code FileHandler} it leaves no lock
 * files and keeps the permissions when it rotates; several processes append to one file.
 */
public final class PrivateLogHandler extends Handler {
    private static final long MAX_BYTES = 1 << 20;
    private static final int OLDER_FILES = 3;
    private static final Set<OpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);

    private final Path folder;
    private final long maxBytes;
    private final int keep;
    private @Nullable FileChannel channel;
    private boolean closed;

    /** That of this process, in the folder for its state; made by the system's log manager. */
    public PrivateLogHandler() {
        this(AppFolders.of(System.getenv(), System.getProperty("os.name", "")).state(), MAX_BYTES, OLDER_FILES);
    }

    /** Rotates at {@code maxBytes} and keeps {@code keep} older files, {@code parley.1.log} being the newest of them. */
    PrivateLogHandler(Path folder, long maxBytes, int keep) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.keep = keep;
        Formatter formatter = new SimpleFormatter();
        setFormatter(formatter);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (closed || !isLoggable(entry)) {
            return;
        }
        try {
            FileChannel open = open();
            open.write(ByteBuffer.wrap(getFormatter().format(entry).getBytes(StandardCharsets.UTF_8)));
            if (open.size() > maxBytes) {
                open.close();
                channel = null;
                rotate();
            }
        } catch (IOException noLog) {
            // A full disk or a read-only folder: there is nowhere left to report it to.
            closed = true;
        }
    }

    private FileChannel open() throws IOException {
        if (channel == null) {
            AppFolders.make(folder);
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            channel = FileChannel.open(file(0), APPEND, ownerOnly);
        }
        return channel;
    }

    private void rotate() throws IOException {
        for (int i = keep - 1; i >= 0; i--) {
            if (Files.exists(file(i))) {
                Files.move(file(i), file(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path file(int index) {
        return folder.resolve(index == 0 ? "parley.log" : "parley." + index + ".log");
    }

    @Override
    public void flush() {
        // Every record is written at once.
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException alreadyWritten) {
                closed = true;
            }
        }
    }
}
