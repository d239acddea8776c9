package dev.parley.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * A change of all data that waits until nobody has it open: a restore or a wipe. It is noted on the disk, so that it is
 * done at the next start at the latest, and done to its end if it was cut.
 */
public final class StagedChange {
    static final String PREFIX = ".staged-";
    /** A backup that is looked at; left behind by a program that ended meanwhile. */
    static final String UNPACKED = PREFIX + "unpacked-";

    private static final String RESTORE = PREFIX + "restore";
    private static final String WIPE = PREFIX + "wipe";
    /** In a restore: names the folder for the present data; then also that all of it lies there. */
    private static final String STAMP = "stamp";

    private static final String MOVED = "moved";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DataFolders folders;
    private final Disk disk = new Disk();

    private StagedChange(DataFolders folders) {
        this.folders = folders;
    }

    /** What is wiped. */
    public enum Scope {
        /** The chats, with their backups. */
        CHATS,
        /** Those, and profiles, settings, jobs and logs. The keys are somewhere else, and for the caller to delete. */
        EVERYTHING
    }

    static void restore(DataFolders folders, Path unpacked) {
        try {
            Files.writeString(unpacked.resolve(STAMP), stamp());
            Path staged = folders.data().resolve(RESTORE);
            DataFolders.delete(staged);
            new Disk().replace(unpacked, staged);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Notes that this is to be wiped.
     *
     * @throws StoreException if it could not be noted; then nothing is wiped
     */
    public static void wipe(DataFolders folders, Scope scope) {
        try {
            new AtomicFile(folders.data().resolve(WIPE)).write(scope.name().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static String stamp() {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(Clock.systemUTC().instant());
    }

    private static StoreException failed(IOException e) {
        return new StoreException("Nothing was changed, because " + HistoryFiles.reason(e) + ".", e);
    }

    /**
     * Does what waits, if anything does and nobody has the chats open; whether something was done. Blocks.
     *
     * @throws StoreException if it could not be done to its end; it is tried again at the next call
     */
    public static boolean apply(DataFolders folders) {
        return new StagedChange(folders).apply();
    }

    private boolean apply() {
        Path restore = folders.data().resolve(RESTORE);
        Path wipe = folders.data().resolve(WIPE);
        boolean waits = Files.exists(restore) || Files.exists(wipe);
        HistoryFiles history = new HistoryFiles(folders.data(), Clock.systemUTC());
        try {
            List<Path> left = leftBehind();
            if (!waits && left.isEmpty()) {
                return false;
            }
            return alone(history.lock(), restore, wipe, left) && waits;
        } catch (IOException e) {
            throw new StoreException("The data was not changed, because " + HistoryFiles.reason(e) + ".", e);
        }
    }

    private List<Path> leftBehind() throws IOException {
        return children(folders.data()).stream()
                .filter(file -> DataFolders.name(file).startsWith(UNPACKED))
                .toList();
    }

    /** Whether nobody had the chats open. */
    private boolean alone(Path lockFile, Path restore, Path wipe, List<Path> left) throws IOException {
        try (LockFile lock = LockFile.tryAcquire(lockFile, PATIENCE)) {
            if (lock == null) {
                return false;
            }
            for (Path unpacked : left) {
                DataFolders.delete(unpacked);
            }
            if (Files.exists(restore)) {
                bringIn(restore);
            }
            if (Files.exists(wipe)) {
                wipe(Scope.valueOf(Files.readString(wipe)));
                Files.deleteIfExists(wipe);
            }
            disk.syncFolder(folders.data());
            return true;
        }
    }

    private void bringIn(Path staged) throws IOException {
        Path aside = folders.aside(Files.readString(staged.resolve(STAMP)));
        Path moved = staged.resolve(MOVED);
        if (Files.notExists(moved)) {
            moveAll(folders.configFiles(), aside.resolve("config"));
            moveAll(folders.historyFiles().reversed(), aside.resolve("data"));
            moveAll(folders.besideHistory(), aside.resolve("data"));
            disk.writeNew(moved, new byte[0]);
        }
        moveAll(children(staged.resolve("config")), folders.config());
        moveAll(children(staged.resolve("data")), folders.data());
        DataFolders.delete(staged);
    }

    private void moveAll(List<Path> files, Path into) throws IOException {
        disk.createFolder(into);
        for (Path file : files) {
            Files.move(file, into.resolve(DataFolders.name(file)));
        }
        disk.syncFolder(into);
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private void wipe(Scope scope) throws IOException {
        for (Path file : folders.chats()) {
            DataFolders.delete(file);
        }
        if (scope == Scope.EVERYTHING) {
            for (Path file : folders.beyondChats()) {
                DataFolders.delete(file);
            }
        }
    }
}
