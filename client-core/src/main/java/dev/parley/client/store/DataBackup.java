package dev.parley.client.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies everything that belongs to a person into one ZIP file: chats, profiles, settings; no key, for none is in a
 * file. May run while the window is open. {@code parley-backup.json} says what it is; the files of the configuration lie
 * in {@code config/}, those of the chats in {@code data/}.
 */
public final class DataBackup {
    static final String MANIFEST = "parley-backup.json";
    static final String CONFIG = "config/";
    static final String DATA = "data/";
    static final int VERSION = 1;

    private final DataFolders folders;
    private final Clock clock;
    private final Disk disk = new Disk();

    public DataBackup(DataFolders folders) {
        this(folders, Clock.systemUTC());
    }

    DataBackup(DataFolders folders, Clock clock) {
        this.folders = folders;
        this.clock = clock;
    }

    /**
     * Writes it, readable by the user alone; a file that is there is replaced at the end. Blocks.
     *
     * @throws StoreException if it could not be written; the message is a sentence
     */
    public void write(Path zip) {
        Path target = zip.toAbsolutePath();
        Path fresh = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            disk.createFolder(target.resolveSibling(".").normalize());
            try {
                disk.writeNew(fresh, new byte[0]);
                fill(fresh);
                disk.replacePatiently(fresh, target);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new StoreException("The backup was not made, because " + HistoryFiles.reason(e) + ".", e);
        } catch (SQLException e) {
            throw new StoreException("The backup was not made, because " + Database.reason(e) + ".", e);
        }
    }

    private void fill(Path zip) throws IOException, SQLException {
        Instant now = clock.instant();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip));
                ZipOutputStream entries = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            String manifest = "{\"version\":" + VERSION + ",\"made\":\"" + now + "\"}\n";
            entry(entries, MANIFEST, now);
            entries.write(manifest.getBytes(StandardCharsets.UTF_8));
            for (Path file : folders.configFiles()) {
                add(entries, CONFIG + DataFolders.name(file), file);
            }
            history(entries);
            for (Path file : folders.besideHistory()) {
                tree(entries, DATA + DataFolders.name(file), file);
            }
        }
    }

    /** A copy by the database itself: the file alone, while somebody writes to it, may be torn. */
    private void history(ZipOutputStream entries) throws IOException, SQLException {
        Path database = folders.data().resolve(DataFolders.HISTORY);
        if (Files.notExists(database)) {
            return;
        }
        Path copy = new HistoryFiles(folders.data(), clock).newFile(".copied-" + UUID.randomUUID() + ".tmp");
        try {
            try (Database source = Database.readOnly(database)) {
                new HistoryStore(source).copyTo(copy);
            }
            add(entries, DATA + DataFolders.HISTORY, copy);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void tree(ZipOutputStream entries, String name, Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                String below = root.relativize(file).toString().replace('\\', '/');
                add(entries, below.isEmpty() ? name : name + "/" + below, file);
            }
        }
    }

    private void add(ZipOutputStream entries, String name, Path file) throws IOException {
        entry(entries, name, Files.getLastModifiedTime(file).toInstant());
        Files.copy(file, entries);
    }

    private static void entry(ZipOutputStream entries, String name, Instant at) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(at));
        entries.putNextEntry(entry);
    }
}
