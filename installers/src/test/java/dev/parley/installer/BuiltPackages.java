package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packages that this build made, and programs that look at them. */
final class BuiltPackages {
    static final Path SOURCES = Path.of("").toAbsolutePath();
    static final Path TARGET = SOURCES.resolve("target");
    static final Path PACKAGES = TARGET.resolve("packages");

    private BuiltPackages() {}

    /** The one package whose name begins and ends so. */
    static Path named(String begin, String end) throws IOException {
        try (Stream<Path> all = Files.list(PACKAGES)) {
            List<Path> found = all.filter(path -> {
                        String name = path.getFileName().toString();
                        return name.startsWith(begin) && name.endsWith(end);
                    })
                    .toList();
            assertThat(found).as("packages " + begin + "..." + end).hasSize(1);
            return found.getFirst();
        }
    }

    /** What a program prints; it must end with 0. */
    static String said(Path folder, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("said", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            boolean ended = process.waitFor(10, TimeUnit.MINUTES);
            String said = Files.readString(out);
            assertThat(ended).as(command[0] + " ends").isTrue();
            assertThat(process.exitValue())
                    .as(String.join(" ", command) + "\n" + said)
                    .isZero();
            return said;
        } finally {
            Files.delete(out);
        }
    }
}
