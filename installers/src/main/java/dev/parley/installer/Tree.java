package dev.parley.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a package as they will lie on the disk of whoever installs it. */
final class Tree {
    private final Path root;

    Tree(Path root) {
        this.root = root;
    }

    /** An empty one; what was there is deleted. */
    static Tree empty(Path root) throws IOException {
        delete(root);
        Files.createDirectories(root);
        return new Tree(root);
    }

    Path root() {
        return root;
    }

    /** The place of {@code path}, whose folder is there after this. */
    Path place(String path) throws IOException {
        Path place = root.resolve(path);
        Files.createDirectories(place.getParent());
        return place;
    }

    void file(String path, Path from) throws IOException {
        Files.copy(from, place(path), StandardCopyOption.REPLACE_EXISTING);
    }

    void program(String path, String text) throws IOException {
        text(path, text);
        Files.setPosixFilePermissions(root.resolve(path), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void text(String path, String text) throws IOException {
        Files.writeString(place(path), text);
    }

    void link(String path, String target) throws IOException {
        Files.createSymbolicLink(place(path), Path.of(target));
    }

    /** Copies a folder with the times and permissions of its files, on which the cache of classes depends. */
    void folder(String path, Path from) throws IOException {
        Path to = place(path);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Gives every file that is not a jar or a cache this time, and all of them permissions for everybody to read. */
    void settle(Instant time) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isSymbolicLink(file)) {
                    continue;
                }
                boolean run = Files.isDirectory(file) || Files.isExecutable(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(run ? "rwxr-xr-x" : "rw-r--r--"));
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
    }

    /** KiB, as Debian counts an installed package. */
    long kibibytes() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += Files.size(file);
            }
            return (bytes + 1023) / 1024;
        }
    }

    /** A template's text with each {@code @KEY@} replaced. */
    static String filled(Path template, Map<String, String> values) throws IOException {
        String text = Files.readString(template, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace('@' + value.getKey() + '@', value.getValue());
        }
        return text;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
