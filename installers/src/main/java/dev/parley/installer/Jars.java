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

    private static final String FONTS_IN_JAR = "parley/fonts/";

    /** The times of entries and of files. The cache of classes is valid only while a jar's time is the one it saw. */
    private final Instant time;

    private final NativeParts natives;

    Jars(NativeParts natives, Instant time) {
        this.natives = natives;
        this.time = time;
    }

    /** Copies the jars of {@code from} to {@code to}, with their typefaces in {@link #FONTS}, and adds {@link #LAUNCH}. */
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
        return !natives.foreign(entry.getName()) && !entry.getName().startsWith(FONTS_IN_JAR);
    }

    /** Copies a jar without the native parts of other systems and without typefaces. Its bytes stay if it has none. */
    private void trim(Path from, Path to) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile())) {
            if (jar.stream().allMatch(this::stays)) {
                Files.copy(from, to);
                return;
            }
            fonts(jar, to.resolveSibling(FONTS));
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

    private static void fonts(ZipFile jar, Path to) throws IOException {
        for (ZipEntry entry : jar.stream().toList()) {
            if (entry.getName().startsWith(FONTS_IN_JAR) && !entry.isDirectory()) {
                Files.createDirectories(to);
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, to.resolve(entry.getName().substring(FONTS_IN_JAR.length())));
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

    private static void launcher(Path file, String mainClass, List<Path> jars) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, mainClass);
        main.put(
                Attributes.Name.CLASS_PATH,
                jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(" ")));
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
