package dev.parley.client.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the history lies: {@code history.db}, its lock, and {@code backups/}; all for the user alone. */
final class HistoryFiles {
    private static final int KEPT = 7;
    private static final Duration DAY = Duration.ofHours(24);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String PREFIX = "history-";
    private static final String SUFFIX = ".db";

    private final Path folder;
    private final Clock clock;
    private final Disk disk = new Disk();

    HistoryFiles(Path folder, Clock clock) {
        this.folder = folder.toAbsolutePath();
        this.clock = clock;
    }

    Path database() {
        return folder.resolve("history.db");
    }

    Path lock() {
        return folder.resolve(".history.lock");
    }

    Path backupFolder() {
        return folder.resolve("backups");
    }

    Clock clock() {
        return clock;
    }

    void createFolder() throws IOException {
        disk.createFolder(folder);
    }

    /** Creates the database's file, empty, if there is none; whether there was none. */
    boolean createDatabase() throws IOException {
        boolean missing = Files.notExists(database());
        if (missing) {
            disk.writeNew(database(), new byte[0]);
        }
        return missing;
    }

    boolean isEmpty() throws IOException {
        return Files.size(database()) == 0;
    }

    /** Moves the database away, with its log, under a name that says when; nothing may have it open. */
    Path setAside(String why) throws IOException {
        String stamp = STAMP.format(clock.instant());
        Path aside = database().resolveSibling("history.db." + why + "-" + stamp);
        for (int i = 2; Files.exists(aside); i++) {
            aside = database().resolveSibling("history.db." + why + "-" + stamp + "-" + i);
        }
        // The log goes first: beside a new database it would be taken for that one's.
        for (String part : List.of("-wal", "-shm", "")) {
            Path from = Path.of(database() + part);
            if (Files.exists(from)) {
                Files.move(from, Path.of(aside + part), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        disk.syncFolder(folder);
        return aside;
    }

    /** Puts {@code whole}, a closed database beside ours, in the place of ours, which is closed too. */
    void replaceDatabase(Path whole) throws IOException {
        for (String part : List.of("-wal", "-shm")) {
            Files.deleteIfExists(Path.of(database() + part));
        }
        disk.replacePatiently(whole, database());
        disk.syncFolder(folder);
    }

    /** A new empty file beside the database, that nobody else can read. */
    Path newFile(String name) throws IOException {
        Path file = folder.resolve(name);
        for (String part : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(Path.of(file + part));
        }
        disk.writeNew(file, new byte[0]);
        return file;
    }

    /** Takes a finished copy among the backups and lets go of the oldest ones. */
    void keepBackup(Path copy) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        disk.createFolder(backupFolder());
        disk.replacePatiently(copy, backupFolder().resolve(PREFIX + STAMP.format(clock.instant()) + SUFFIX));
        disk.syncFolder(backupFolder());
        for (Path old : backups().stream().skip(KEPT).toList()) {
            Files.deleteIfExists(old);
        }
    }

    /** Newest first. */
    List<Path> backups() {
        try (Stream<Path> files = Files.list(backupFolder())) {
            return files.filter(file -> stamp(file) != null)
                    .sorted(Comparator.comparing(HistoryFiles::name).reversed())
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Whether the last day has none; a clock that was set back makes none of the future count. */
    boolean isBackupDue() {
        Instant now = clock.instant();
        return backups().stream()
                .map(HistoryFiles::stamp)
                .noneMatch(at -> at != null && at.isAfter(now.minus(DAY)) && at.isBefore(now.plus(DAY)));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static @Nullable Instant stamp(Path file) {
        String name = name(file);
        if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
            return null;
        }
        try {
            return Instant.from(STAMP.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length())));
        } catch (DateTimeParseException somethingElse) {
            return null;
        }
    }

    /** A clause for people. */
    static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "there is no permission to write there";
            case java.nio.file.FileAlreadyExistsException _ -> "there is a file where the folder should be";
            case FileSystemException f when f.getReason() != null -> String.valueOf(f.getReason());
            default -> "of an error of the disk (" + e.getClass().getSimpleName() + ")";
        };
    }
}
