package dev.parley.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Makes the packages of the system that the build runs on. */
public final class PackageMain {
    /** Of every file: packages are the same from the same sources. The same as the pom's {@code outputTimestamp}. */
    static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private PackageMain() {}

    /**
     * The arguments: the folder {@code installers} of the checkout, the folder for what is made, the version, and the folders of
     * the jars of the window, of JavaFX and of the gateway.
     *
     * @throws PackagingException with one sentence, if something cannot be made
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 6) {
            throw new PackagingException(
                    "Six arguments are needed: sources, output, version, window, javafx, gateway.");
        }
        Path sources = Path.of(args[0]).toAbsolutePath();
        Path output = Path.of(args[1]).toAbsolutePath();
        Target target = Target.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        PackageDescription description = new PackageDescription(sources.resolve("package.properties"), args[2]);
        ProgramImage images = new ProgramImage(description, target, sources, output.resolve("work"));
        Path packages = Tree.empty(output.resolve("packages")).root();
        Path window = images.window(Path.of(args[3]), Path.of(args[4]));
        List<Path> made = switch (target.os()) {
            case LINUX ->
                new LinuxPackages(description, target, sources, output)
                        .make(window, images.gateway(Path.of(args[5])), packages);
            case WINDOWS, MAC -> new Jpackage(description, target, sources, output).make(window, packages);
        };
        Checksums.write(packages, made);
        for (Path file : made) {
            System.out.printf("%s  %.1f MB%n", file.getFileName(), Files.size(file) / 1e6);
        }
    }
}
