package dev.parley.client.media;

import dev.parley.client.wire.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the media of answers are put: files that their owner alone can read. Thread-safe. */
public final class MediaFolder {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("image/png", "png"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/gif", "gif"),
            Map.entry("audio/wav", "wav"),
            Map.entry("audio/x-wav", "wav"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/mp3", "mp3"),
            Map.entry("audio/flac", "flac"),
            Map.entry("audio/aac", "aac"),
            Map.entry("audio/opus", "opus"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("audio/pcm", "pcm"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/webm", "webm"),
            Map.entry("application/pdf", "pdf"));

    private final @Nullable Path given;
    private @Nullable Path made;

    private MediaFolder(@Nullable Path given) {
        this.given = given;
    }

    /** Files go into this folder, which is made when the first one comes. They stay until somebody deletes them. */
    public static MediaFolder at(Path folder) {
        return new MediaFolder(folder);
    }

    /** Files go into a new folder below the system's temporary one. */
    public static MediaFolder temporary() {
        return new MediaFolder(null);
    }

    /** An empty new file, not yet named for what it holds. */
    public Path create() throws StorageException {
        try {
            Path file = folder().resolve(UUID.randomUUID() + ".part");
            return Files.createFile(file, attributes("rw-------"));
        } catch (IOException e) {
            throw new StorageException(e);
        }
    }

    /** The bytes of a file that was {@linkplain #create() created} here. */
    public OutputStream write(Path file) throws StorageException {
        try {
            return new Stored(
                    Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
        } catch (IOException e) {
            throw new StorageException(e);
        }
    }

    /** The file under its final name, which ends in the usual extension of its media type. */
    public Path finish(Path file, String mediaType) throws StorageException {
        String extension = EXTENSIONS.getOrDefault(mediaType.toLowerCase(Locale.ROOT), "bin");
        String name = file.getFileName().toString().replaceFirst("\\.part$", "." + extension);
        try {
            return Files.move(file, file.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StorageException(e);
        }
    }

    /** The file is not wanted after all. */
    public void discard(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private synchronized Path folder() throws IOException {
        if (given != null) {
            return Files.createDirectories(given, attributes("rwx------"));
        }
        if (made == null) {
            made = Files.createTempDirectory("parley-media-");
        }
        return made;
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Tells the faults of this machine from those of the connection that the bytes come from. */
    private static final class Stored extends OutputStream {
        private final OutputStream file;

        Stored(OutputStream file) {
            this.file = file;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                file.write(bytes, offset, length);
            } catch (IOException e) {
                throw new StorageException(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                file.close();
            } catch (IOException e) {
                throw new StorageException(e);
            }
        }
    }
}
