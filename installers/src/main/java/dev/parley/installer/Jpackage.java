package dev.parley.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The {@code .msi} of Windows and the {@code .dmg} of macOS by the JDK's own jpackage, which knows what those systems want. Not
 * run yet: no such system was at hand.
 */
final class Jpackage {
    private final PackageDescription description;
    private final Target target;
    private final Path sources;
    private final Path output;

    Jpackage(PackageDescription description, Target target, Path sources, Path output) {
        this.description = description;
        this.target = target;
        this.sources = sources;
        this.output = output;
    }

    List<Path> make(Path image, Path packages) throws IOException {
        ToolProvider jpackage = ToolProvider.findFirst("jpackage")
                .orElseThrow(() -> new PackagingException("This JDK has no jpackage."));
        int code =
                jpackage.run(System.out, System.err, arguments(image, packages).toArray(new String[0]));
        if (code != 0) {
            throw new PackagingException("jpackage ended with the exit code " + code + ".");
        }
        try (Stream<Path> made = Files.list(packages)) {
            return made.sorted().toList();
        }
    }

    /** What jpackage is called with. */
    List<String> arguments(Path image, Path packages) throws IOException {
        boolean windows = target.os() == Target.Os.WINDOWS;
        List<String> words = new ArrayList<>(List.of(
                "--type", windows ? "msi" : "dmg",
                "--name", description.text("name"),
                "--app-version", description.numbers(),
                "--vendor", description.text("vendor"),
                "--description", description.text("window.summary"),
                "--runtime-image", image.resolve("runtime").toString(),
                "--input", image.resolve("app").toString(),
                "--main-jar", Jars.LAUNCH,
                "--file-associations",
                        sources.resolve("desktop/chat.properties").toString(),
                "--file-associations",
                        sources.resolve("desktop/profile.properties").toString(),
                "--temp", output.resolve("work/jpackage").toString(),
                "--dest", packages.toString()));
        for (String flag : flags(sources.resolve("jvm/window.args"))) {
            words.add("--java-options");
            words.add(flag);
        }
        if (windows) {
            words.addAll(List.of("--win-per-user-install", "--win-menu", "--win-shortcut-prompt"));
        }
        return words;
    }

    /** The flags of an argument file. */
    static List<String> flags(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(flag -> !flag.isEmpty())
                .toList();
    }
}
