package dev.parley.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Enumeration;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings back what {@link DataBackup} copied. {@link #check} unpacks it beside the data and sees that all of it can be
 * used; {@link Checked#stage} lets {@link StagedChange#apply} put it in the place of the present data, once nobody has
 * that open.
 */
public final class DataRestore {
    /** More than any history has; what says that it is larger is no backup. */
    private static final long MAX_BYTES = 64L << 30;

    private static final int MAX_MANIFEST = 4096;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final DataFolders folders;
    private final Disk disk = new Disk();

    public DataRestore(DataFolders folders) {
        this.folders = folders;
    }

    /** A backup that can be used. One of {@link #stage} and {@link #close} is to be called. */
    public static final class Checked implements AutoCloseable {
        private final DataFolders folders;
        private final Path unpacked;
        private final Instant made;
        private final int chats;

        private Checked(DataFolders folders, Path unpacked, Instant made, int chats) {
            this.folders = folders;
            this.unpacked = unpacked;
            this.made = made;
            this.chats = chats;
        }

        /** When the backup was made. */
        public Instant made() {
            return made;
        }

        /** How many chats it has. */
        public int chats() {
            return chats;
        }

        /**
         * The present data gives way to it when all is closed.
         *
         * @throws StoreException if that could not be noted; then nothing will change
         */
        public void stage() {
            StagedChange.restore(folders, unpacked);
        }

        /** Forgets it, unless it was staged. */
        @Override
        public void close() {
            try {
                DataFolders.delete(unpacked);
            } catch (IOException leftOver) {
                // The next start or end of the program removes it.
            }
        }
    }

    /**
     * Unpacks a backup and looks whether it is whole. Nothing of the present data changes. Blocks.
     *
     * @throws StoreException if it cannot be used; the message is a sentence
     */
    public Checked check(Path zip) {
        Path unpacked = folders.data().resolve(StagedChange.UNPACKED + UUID.randomUUID());
        boolean whole = false;
        try (ZipFile file = new ZipFile(zip.toFile())) {
            disk.createFolder(folders.data());
            Instant made = manifest(file);
            unpack(file, unpacked);
            int chats = checked(unpacked);
            whole = true;
            return new Checked(folders, unpacked, made, chats);
        } catch (ZipException e) {
            throw new StoreException("The file is not a backup of Parley, or it is damaged.", e);
        } catch (IOException e) {
            throw new StoreException("The backup could not be read, because " + HistoryFiles.reason(e) + ".", e);
        } finally {
            if (!whole) {
                new Checked(folders, unpacked, Instant.EPOCH, 0).close();
            }
        }
    }

    private static Instant manifest(ZipFile file) throws IOException {
        ZipEntry entry = file.getEntry(DataBackup.MANIFEST);
        if (entry == null) {
            throw new StoreException("The file is not a backup of Parley.");
        }
        try (InputStream in = file.getInputStream(entry)) {
            JsonNode root = MAPPER.readTree(in.readNBytes(MAX_MANIFEST));
            if (root.path("version").asInt(0) != DataBackup.VERSION) {
                throw new StoreException("The backup was made by a newer version of Parley.");
            }
            return Instant.parse(root.path("made").asString(""));
        } catch (JacksonException | DateTimeException e) {
            throw new StoreException("The backup is damaged.", e);
        }
    }

    private void unpack(ZipFile file, Path into) throws IOException {
        long left = MAX_BYTES;
        disk.createFolder(into);
        for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (entry.isDirectory() || entry.getName().equals(DataBackup.MANIFEST)) {
                continue;
            }
            Path target = into.resolve(entry.getName()).normalize();
            boolean known = target.startsWith(into.resolve("config")) || target.startsWith(into.resolve("data"));
            if (!known || target.getNameCount() <= into.getNameCount() + 1) {
                throw new StoreException("The backup holds a file that is not Parley's.");
            }
            disk.createFolder(target.resolveSibling(".").normalize());
            disk.writeNew(target, new byte[0]);
            left -= copy(file, entry, target, left);
        }
    }

    private static long copy(ZipFile file, ZipEntry entry, Path target, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long sum = 0;
        try (InputStream in = file.getInputStream(entry);
                var out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sum += read;
                if (sum > most) {
                    throw new StoreException("The backup is too large.");
                }
                out.write(buffer, 0, read);
            }
        }
        return sum;
    }

    /** The number of chats. */
    private static int checked(Path unpacked) throws IOException {
        for (Path file : new DataFolders(unpacked.resolve("config"), unpacked, unpacked).configFiles()) {
            try {
                MAPPER.readTree(Files.readAllBytes(file));
            } catch (JacksonException e) {
                throw new StoreException("The backup is damaged: " + file.getFileName() + " cannot be read.", e);
            }
        }
        Path data = unpacked.resolve("data");
        Path database = data.resolve(DataFolders.HISTORY);
        if (Files.notExists(database)) {
            return 0;
        }
        HistoryFiles files = new HistoryFiles(data, Clock.systemUTC());
        try (HistoryOpener opener = new HistoryOpener(files, HistorySchema.MIGRATIONS)) {
            if (!opener.isWhole(database)) {
                throw new StoreException("The chats of the backup are damaged, or of a newer version of Parley.");
            }
        }
        return chats(database);
    }

    private static int chats(Path database) {
        try (Database source = Database.immutable(database)) {
            HistoryImage image = new HistoryImage(null);
            new HistoryStore(source).readChats(image);
            return image.visibleChats().size();
        } catch (SQLException e) {
            throw new StoreException("The chats of the backup cannot be read.", e);
        }
    }
}
