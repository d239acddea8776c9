package dev.parley.installer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A Java run-time image with the modules that a package needs and nothing else. */
final class RuntimeImage {
    private RuntimeImage() {}

    /**
     * Links one. Its files are not compressed: the packages are, and reading plain ones is quicker. A process of its own does it:
     * classes that jlink generates depend on what its JVM had loaded before, and the image is to be the same each time.
     *
     * @param modulePath where modules are that the JDK has not; may hold none
     * @param into must not exist
     */
    static void link(List<String> modules, Path modulePath, Path into) throws IOException, InterruptedException {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        List<String> words = new ArrayList<>(List.of(
                jlink.toString(),
                "--module-path",
                modulePath.toString(),
                "--add-modules",
                String.join(",", modules),
                "--no-header-files",
                "--no-man-pages",
                "--strip-debug",
                "--exclude-resources=regex:/javafx[.][^/]+/[^/]+[.](so|dll|dylib)",
                "--output",
                into.toString()));
        if (modules.contains("jdk.localedata")) {
            words.add("--include-locales=en,ko");
        }
        new Command(words).run();
        natives(modulePath, into);
    }

    /**
     * Puts the native libraries of JavaFX where those of the JDK are, which is where it looks first. In the image of modules
     * it would find them at each start, compare them with copies in the person's home and load those: a tenth of a second.
     */
    private static void natives(Path modulePath, Path into) throws IOException {
        Path windows = into.resolve("bin/java.exe");
        Path folder = into.resolve(Files.exists(windows) ? "bin" : "lib");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(modulePath, "javafx-*.jar")) {
            for (Path file : jars) {
                try (ZipFile jar = new ZipFile(file.toFile())) {
                    for (ZipEntry entry : Collections.list(jar.entries())) {
                        if (entry.getName().matches("[^/]+[.](so|dll|dylib)")) {
                            Files.copy(jar.getInputStream(entry), folder.resolve(entry.getName()));
                        }
                    }
                }
            }
        }
    }
}
