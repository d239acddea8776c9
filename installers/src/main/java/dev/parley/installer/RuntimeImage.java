package dev.parley.installer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    static void link(List<String> modules, Path modulePath, Path into) throws InterruptedException {
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
                "--output",
                into.toString()));
        if (modules.contains("jdk.localedata")) {
            words.add("--include-locales=en,ko");
        }
        new Command(words).run();
    }
}
