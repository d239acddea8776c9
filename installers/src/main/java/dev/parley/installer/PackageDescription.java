package dev.parley.installer;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** {@code package.properties}: what all packages say of themselves, and the version of the build. */
final class PackageDescription {
    private final Properties values = new Properties();
    private final String version;

    /**
     * Reads it.
     *
     * @param version Maven's, such as {@code 0.1.0-SNAPSHOT}
     * @throws IOException if the file cannot be read
     */
    PackageDescription(Path file, String version) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        this.version = version;
    }

    /**
     * The value of a key.
     *
     * @throws PackagingException if the file has no such key
     */
    String text(String key) {
        String value = values.getProperty(key);
        if (value == null) {
            throw new PackagingException("package.properties has no " + key + ".");
        }
        return value.strip();
    }

    /** The parts of a value between commas. */
    List<String> list(String key) {
        return Stream.of(text(key).split(",")).map(String::strip).toList();
    }

    String version() {
        return version;
    }

    /** For Debian and RPM: a tilde sorts before the release itself, a hyphen would begin the revision. */
    String linuxVersion() {
        return version.replace('-', '~');
    }

    /** For Windows and macOS, which know numbers only. */
    String numbers() {
        return version.replaceFirst("-.*", "");
    }

    /** For jpackage on macOS, which takes no version that begins with 0; the program says its own there. */
    String macNumbers() {
        return numbers().startsWith("0.") ? "1.0.0" : numbers();
    }

    /** The name of a file for one system and processor. */
    String file(Target target, String ending) {
        return text("window.id") + "-" + version + "-" + target.system() + "-" + target.rpm() + ending;
    }
}
