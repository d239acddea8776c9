package dev.parley.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A small file that is always either its old or its new self. The new content goes to a file of its own in the same
 * folder, is synced, and is moved over the target in one step; whatever fails before that leaves the target as it was.
 * There is no copy of the old content: a save cannot lose it, and copies of settings outlive their deletion.
 */
public final class AtomicFile {
    private final Path target;
    private final Disk disk;

    public AtomicFile(Path target) {
        this(target, new Disk());
    }

    AtomicFile(Path target, Disk disk) {
        this.target = target.toAbsolutePath();
        this.disk = disk;
    }

    public Path path() {
        return target;
    }

    /**
     * Replaces the content; the file is readable by the user alone (0600), a folder that is made for it too (0700).
     *
     * @throws IOException if it could not be saved; the content is then the old one
     */
    public void write(byte[] bytes) throws IOException {
        // A link, as people who keep their settings elsewhere have it, stays one.
        Path file = Files.isSymbolicLink(target) ? target.toRealPath() : target;
        Path folder = file.resolveSibling(".").normalize();
        disk.createFolder(folder);
        Path fresh = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            disk.writeNew(fresh, bytes);
            disk.replacePatiently(fresh, file);
        } finally {
            // Gone already if all went well.
            Files.deleteIfExists(fresh);
        }
        disk.syncFolder(folder);
    }
}
