package dev.parley.client.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The steps of a save, each of which a test can make fail. */
class Disk {
    private static final int MOVE_ATTEMPTS = 6;

    /** Creates the folder and what is missing above it, for the user alone. */
    void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, onlyUser(folder, "rwx------"));
        }
    }

    /** Creates the file for the user alone, writes it and waits until the disk has it. */
    void writeNew(Path file, byte[] bytes) throws IOException {
        EnumSet<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, onlyUser(file, "rw-------"))) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** One attempt to put {@code from} in the place of {@code to}. */
    void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Puts {@code from} in the place of {@code to}. On Windows that is denied while somebody, often a virus scanner, has
     * the target open: then it is tried again for a third of a second.
     */
    final void replacePatiently(Path from, Path to) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                replace(from, to);
                return;
            } catch (AccessDeniedException e) {
                if (attempt == MOVE_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10L << attempt) / 2);
            }
        }
    }

    /** Makes a rename in the folder outlive a power failure, where a folder can be synced. */
    void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnThisSystem) {
            // Windows does not open folders, and some file systems refuse to sync them; the rename itself is done.
        }
    }

    /** Permissions for a new file or folder; none where the file system has no such thing. */
    static FileAttribute<?>[] onlyUser(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
