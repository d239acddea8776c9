package dev.parley.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The {@code .msi} and {@code .zip} of Windows and the {@code .dmg} of macOS by the JDK's own jpackage, which knows what those
 * systems want. Not run yet: no such system was at hand.
 */
final class Jpackage {
    private final PackageDescription description;
    private final Target target;
    private final Path sources;
    private final Path work;

    Jpackage(PackageDescription description, Target target, Path sources, Path output) {
        this.description = description;
        this.target = target;
        this.sources = sources;
        this.work = output.resolve("work/jpackage");
    }

    /** Makes them all, in {@code packages}. */
    List<Path> make(Path image, Path packages) throws IOException {
        Tree.empty(work);
        JpackageResources.write(target, description, resources());
        if (target.os() == Target.Os.MAC) {
            run(program("dmg", image, work.resolve("made")));
            return List.of(named(".dmg", packages));
        }
        run(program("app-image", image, work));
        Tree.delete(work.resolve("temp")); // jpackage wants it empty
        run(installer(work.resolve("made")));
        Path zip = packages.resolve(description.file(target, ".zip"));
        String name = description.text("name");
        Archive.zip(work.resolve(name), name, zip, PackageMain.TIME);
        return List.of(named(".msi", packages), zip);
    }

    private static void run(List<String> arguments) {
        ToolProvider jpackage = ToolProvider.findFirst("jpackage")
                .orElseThrow(() -> new PackagingException("This JDK has no jpackage."));
        int code = jpackage.run(System.out, System.err, arguments.toArray(new String[0]));
        if (code != 0) {
            throw new PackagingException("jpackage ended with the exit code " + code + ".");
        }
    }

    /** What jpackage made, under the name that the packages of all systems have. */
    private Path named(String ending, Path packages) throws IOException {
        try (Stream<Path> made = Files.list(work.resolve("made"))) {
            Path file = made.filter(path -> path.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new PackagingException("jpackage left no " + ending + "."));
            return Files.move(file, packages.resolve(description.file(target, ending)));
        }
    }

    /** What jpackage is called with to make the program, alone or in a {@code .dmg}. */
    List<String> program(String type, Path image, Path into) throws IOException {
        List<String> words = common(type, into);
        words.addAll(List.of(
                "--runtime-image", image.resolve("runtime").toString(),
                "--input", image.resolve("app").toString(),
                "--main-jar", Jars.LAUNCH,
                "--icon", icon().toString()));
        for (String flag : flags(sources.resolve("jvm/window.args"))) {
            words.add("--java-options");
            words.add(flag);
        }
        words.addAll(List.of("--java-options", "-Dparley.fonts=$APPDIR/" + Jars.FONTS));
        words.addAll(List.of("--java-options", "-Dorg.sqlite.lib.path=$APPDIR/" + Jars.NATIVE));
        if (target.os() == Target.Os.MAC) {
            words.addAll(List.of("--mac-package-identifier", description.text("mac.identifier")));
            words.addAll(fileTypes());
        }
        return words;
    }

    /** What jpackage is called with to make the {@code .msi} of the program that it has made before. */
    List<String> installer(Path into) {
        List<String> words = common("msi", into);
        words.addAll(List.of(
                "--app-image",
                work.resolve(description.text("name")).toString(),
                "--win-per-user-install",
                "--win-menu",
                "--win-shortcut-prompt",
                "--win-upgrade-uuid",
                description.text("windows.upgrade")));
        words.addAll(fileTypes());
        return words;
    }

    private List<String> common(String type, Path into) {
        return new ArrayList<>(List.of(
                "--type", type,
                "--name", description.text("name"),
                "--app-version", target.os() == Target.Os.MAC ? description.macNumbers() : description.numbers(),
                "--vendor", description.text("vendor"),
                "--description", description.text("window.summary"),
                "--resource-dir", resources().toString(),
                "--temp", work.resolve("temp").toString(),
                "--dest", into.toString()));
    }

    private List<String> fileTypes() {
        return Stream.of("chat", "profile")
                .flatMap(name -> Stream.of(
                        "--file-associations",
                        sources.resolve("desktop/" + name + ".properties").toString()))
                .toList();
    }

    private Path resources() {
        return work.resolve("resources");
    }

    private Path icon() throws IOException {
        Path pngs = sources.resolve("../assets/src/main/resources/parley/icon");
        return target.os() == Target.Os.MAC
                ? IconFile.icns(pngs, work.resolve("parley.icns"))
                : IconFile.ico(pngs, work.resolve("parley.ico"));
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
