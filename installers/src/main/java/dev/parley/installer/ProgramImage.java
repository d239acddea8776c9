package dev.parley.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program with its own Java: {@code runtime} (linked), {@code app} (jars, the flags of its Java, the cache of its classes).
 * Everything else of a package is put around this folder.
 */
final class ProgramImage {
    static final String CACHE = "parley.aot";

    private static final String WINDOW_MAIN = "dev.parley.app.Launcher";
    private static final String GATEWAY_MAIN = "dev.parley.gateway.GatewayMain";

    /** What the one who trains types: each draws other parts of an answer. */
    private static final List<String> PROMPTS = List.of("/demo markdown", "/demo code", "/demo math");

    private final PackageDescription description;
    private final Target target;
    private final Path sources;
    private final Path work;

    ProgramImage(PackageDescription description, Target target, Path sources, Path work) {
        this.description = description;
        this.target = target;
        this.sources = sources;
        this.work = work;
    }

    /** The window and the commands. */
    Path window(Path jars, Path javafx) throws IOException, InterruptedException {
        Path image = image("window", jars, javafx, WINDOW_MAIN, "window", "command", "gateway");
        AotTraining training = training(image, "window", WINDOW_MAIN);
        if (target.os() == Target.Os.LINUX) {
            training.byWindow(Tree.empty(work.resolve("window-home")).root(), PROMPTS);
        }
        return settled(image);
    }

    /** The gateway alone. */
    Path gateway(Path jars) throws IOException, InterruptedException {
        Path image =
                image("gateway", jars, Tree.empty(work.resolve("no-modules")).root(), GATEWAY_MAIN, "gateway");
        Path home = Tree.empty(work.resolve("gateway-home")).root();
        // As the service runs: with a file, and a database for its jobs.
        Path config =
                Files.writeString(home.resolve("gateway.yaml"), "port: 0\ndata: \"" + home.resolve("data") + "\"\n");
        training(image, "gateway", GATEWAY_MAIN).byService(home, config.toString());
        return settled(image);
    }

    private Path image(String product, Path jars, Path modules, String main, String... flags)
            throws IOException, InterruptedException {
        Path image = Tree.empty(work.resolve(product)).root();
        RuntimeImage.link(description.list(product + ".modules"), modules, image.resolve("runtime"));
        Path app = image.resolve("app");
        new Jars(new NativeParts(target), PackageMain.TIME).copy(jars, app, main);
        for (String use : flags) {
            Files.copy(sources.resolve("jvm/" + use + ".args"), app.resolve(use + ".args"));
        }
        return image;
    }

    private static AotTraining training(Path image, String use, String main) {
        Path app = image.resolve("app");
        List<String> arguments = new ArrayList<>();
        arguments.add("@" + app.resolve(use + ".args"));
        arguments.add("-Dorg.sqlite.lib.path=" + app.resolve(Jars.NATIVE));
        if (Files.isDirectory(app.resolve(Jars.FONTS))) {
            arguments.add("-Dparley.fonts=" + app.resolve(Jars.FONTS));
        }
        arguments.addAll(List.of("-cp", app.resolve(Jars.LAUNCH).toString(), main));
        return new AotTraining(image.resolve("runtime/bin/java"), arguments, app.resolve(CACHE));
    }

    /** Its files have one time, which the cache of classes has seen. */
    private static Path settled(Path image) throws IOException {
        try (Stream<Path> files = Files.walk(image)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.setLastModifiedTime(file, FileTime.from(PackageMain.TIME));
            }
        }
        return image;
    }
}
