package dev.parley.installer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** A Java run-time image with the modules that a package needs and nothing else. */
final class RuntimeImage {
    private RuntimeImage() {}

    /**
     * Links one. Its files are not compressed: the packages are, and reading plain ones is quicker.
     *
     * @param modulePath where modules are that the JDK has not; may hold none
     * @param into must not exist
     */
    static void link(List<String> modules, Path modulePath, Path into) {
        ToolProvider jlink =
                ToolProvider.findFirst("jlink").orElseThrow(() -> new PackagingException("This JDK has no jlink."));
        List<String> words = new ArrayList<>(List.of(
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
        // its few words belong to the build's output
        int code = jlink.run(System.out, System.err, words.toArray(new String[0]));
        if (code != 0) {
            throw new PackagingException("jlink ended with the exit code " + code + ".");
        }
    }
}
