package dev.parley.installer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The jars of a class path, without what this system has no use for, the same from the same input. */
final class Jars {
    /** The jar that names all others in its manifest, in a fixed order: the only one that a launcher has to name. */
    static final String LAUNCH = "parley.jar";

    /** The folder of the typefaces beside the jars, as they are: from a jar JavaFX would copy them at each start. */
    static final String FONTS = "fonts";

    /** The folder of SQLite's native part: from a jar it would be unpacked at each start, after a process that tells of the system. */
    static final String NATIVE = "native";

    /** What becomes files, by how the names of its entries begin. */
    private static final Map<String, String> AS_FILES = Map.of("parley/fonts/", FONTS, "org/sqlite/native/", NATIVE);

    /** The times of entries and of files. The cache of classes is valid only while a jar's time is the one it saw. */
    private final Instant time;

    private final NativeParts natives;

    Jars(NativeParts natives, Instant time) {
        this.natives = natives;
        this.time = time;
    }

    /** Copies the jars of {@code from} to {@code to}, some of their parts as files beside them, and adds {@link #LAUNCH}. */
    void copy(Path from, Path to, String mainClass) throws IOException {
        Files.createDirectories(to);
        List<Path> jars = list(from);
        for (Path jar : jars) {
            trim(jar, to.resolve(jar.getFileName()));
        }
        launcher(to.resolve(LAUNCH), mainClass, jars);
        for (Path jar : list(to)) {
            Files.setLastModifiedTime(jar, FileTime.from(time));
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private boolean stays(ZipEntry entry) {
        return !natives.foreign(entry.getName()) && AS_FILES.keySet().stream().noneMatch(entry.getName()::startsWith);
    }

    /** Copies a jar without the native parts of other systems and what becomes files. Its bytes stay if it has none. */
    private void trim(Path from, Path to) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile())) {
            if (jar.stream().allMatch(this::stays)) {
                Files.copy(from, to);
                return;
            }
            for (Map.Entry<String, String> each : AS_FILES.entrySet()) {
                extract(jar, each.getKey(), to.resolveSibling(each.getValue()));
            }
            try (OutputStream file = Files.newOutputStream(to);
                    ZipOutputStream out = new ZipOutputStream(file)) {
                jar.stream().filter(this::stays).forEachOrdered(entry -> {
                    try {
                        copy(jar, entry, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }

    private void extract(ZipFile jar, String prefix, Path to) throws IOException {
        for (ZipEntry entry : jar.stream().toList()) {
            String name = entry.getName();
            if (name.startsWith(prefix) && !entry.isDirectory() && !natives.foreign(name)) {
                Files.createDirectories(to);
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, to.resolve(name.substring(name.lastIndexOf('/') + 1)));
                }
            }
        }
    }

    private static void copy(ZipFile jar, ZipEntry entry, ZipOutputStream out) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copy);
        try (var in = jar.getInputStream(entry)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }

    /** Ours come first: what is looked for is mostly there, and what lies before it is opened and looked through. */
    private static boolean isOwn(Path jar) {
        return jar.getFileName().toString().startsWith("parley-");
    }

    private static void launcher(Path file, String mainClass, List<Path> jars) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, mainClass);
        main.put(
                Attributes.Name.CLASS_PATH,
                Stream.concat(jars.stream().filter(Jars::isOwn), jars.stream().filter(jar -> !isOwn(jar)))
                        .map(jar -> jar.getFileName().toString())
                        .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            ZipEntry entry = new ZipEntry("META-INF/MANIFEST.MF");
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0)); // a zip's earliest
            jar.putNextEntry(entry);
            manifest.write(jar);
            jar.closeEntry();
        }
    }
}
