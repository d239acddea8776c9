package dev.parley.gateway.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that one gateway at a time keeps its jobs in. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes the folder if need be, readable by its owner only, and locks it. The lock ends with the process, however
     * that ends.
     *
     * @throws JobStoreException if another gateway has it, or it cannot be written
     */
    static DataFolder lock(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            }
            Path lockFile = createPrivate(folder.resolve("jobs.lock"));
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new JobStoreException("Another gateway is using the data folder " + folder + ".");
            }
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new JobStoreException("The data folder " + folder + " cannot be made or written.", e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another gateway in this very process
        }
    }

    /** The database file, there and private before SQLite opens it: SQLite would make it readable by all. */
    Path database() {
        Path file = folder.resolve("jobs.db");
        try {
            return createPrivate(file);
        } catch (IOException e) {
            throw new JobStoreException("The job database " + file + " cannot be made.", e);
        }
    }

    private static Path createPrivate(Path file) throws IOException {
        try {
            return Files.createFile(file, ownerOnly(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            return file;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path near, String permissions) {
        boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JobStoreException("The lock on " + folder + " could not be given back.", e);
        }
    }
}
