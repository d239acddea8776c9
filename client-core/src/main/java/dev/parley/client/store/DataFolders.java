package dev.parley.client.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Where everything lies that belongs to a person.
 *
 * @param config profiles, settings and their like: JSON files
 * @param data chats, and what belongs to them
 * @param logs what the program notes of itself
 */
public record DataFolders(Path config, Path data, Path logs) {
    /** Keys under a passphrase, which are in no backup and stay where they are when one comes back. */
    public static final String KEYS = "keys.json";

    static final String HISTORY = "history.db";
    private static final String BACKUPS = "backups";
    private static final String ASIDE = "before-restore-";
    /** Jobs of the bundled gateway: they belong to its runs, not to the person. */
    private static final List<String> GATEWAYS = List.of("gateway", "window-gateway");

    /** The size of all of it in bytes, as far as it can be read. Blocks. */
    public long bytes() {
        AtomicLong sum = new AtomicLong();
        Stream.of(config, data, logs).distinct().filter(this::isOutermost).forEach(folder -> add(folder, sum));
        return sum.get();
    }

    private boolean isOutermost(Path folder) {
        return Stream.of(config, data, logs).noneMatch(other -> !other.equals(folder) && folder.startsWith(other));
    }

    private static void add(Path folder, AtomicLong sum) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                    sum.addAndGet(facts.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            // What can be read is counted.
        }
    }

    /** The files of the configuration but the one of keys. */
    List<Path> configFiles() throws IOException {
        return children(config).stream()
                .filter(Files::isRegularFile)
                .filter(file -> !isHidden(file) && name(file).endsWith(".json"))
                .filter(file -> !name(file).equals(KEYS))
                .toList();
    }

    /** What belongs to the chats beside their database. */
    List<Path> besideHistory() throws IOException {
        return children(data).stream()
                .filter(file -> !isHidden(file)
                        && !name(file).startsWith(HISTORY)
                        && !name(file).startsWith(ASIDE))
                .filter(file -> !name(file).equals(BACKUPS) && !GATEWAYS.contains(name(file)))
                .filter(file -> !file.equals(config) && !file.equals(logs) && !isConfigFile(file))
                .toList();
    }

    private boolean isConfigFile(Path file) {
        return config.equals(data) && name(file).endsWith(".json");
    }

    /** The database and what SQLite has beside it. */
    List<Path> historyFiles() {
        return Stream.of("", "-wal", "-shm")
                .map(part -> data.resolve(HISTORY + part))
                .filter(Files::exists)
                .toList();
    }

    /** What a wipe of the chats takes: all of their folder but its locks and the gateways. */
    List<Path> chats() throws IOException {
        return children(data).stream()
                .filter(file -> !isHidden(file) || name(file).endsWith(".tmp"))
                .filter(file -> !GATEWAYS.contains(name(file)))
                .filter(file -> !file.equals(config) && !file.equals(logs) && !isConfigFile(file))
                .toList();
    }

    /** What a wipe of everything takes beside the chats. */
    List<Path> beyondChats() throws IOException {
        Stream<Path> settings = children(config).stream()
                .filter(Files::isRegularFile)
                .filter(file -> name(file).contains(".json") && !name(file).startsWith(StagedChange.PREFIX));
        Stream<Path> gateways = GATEWAYS.stream().map(data::resolve).filter(Files::exists);
        Stream<Path> notes = children(logs).stream().filter(file -> name(file).endsWith(".log"));
        return Stream.of(settings, gateways, notes).flatMap(each -> each).toList();
    }

    Path aside(String stamp) {
        return data.resolve(ASIDE + stamp);
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static boolean isHidden(Path file) {
        return name(file).startsWith(".");
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    /** Deletes a file or a folder with all in it; what is not there is no error. */
    static void delete(Path root) throws IOException {
        if (!Files.isDirectory(root, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(root);
            return;
        }
        for (Path child : children(root)) {
            delete(child);
        }
        Files.deleteIfExists(root);
    }
}
