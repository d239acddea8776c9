package dev.parley.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No file over 500 lines, no method over 60, in main and test sources alike. The medians and the 90th percentiles (aims:
 * files 80 and 200, methods 5 and 15) are printed and bind nobody.
 */
class SourceLengthTest {

    @Test
    void noFileAndNoMethodIsTooLong() throws IOException {
        List<String> found = new ArrayList<>();
        int seen = 0;
        for (Path module : Sources.modules()) {
            List<Sources.Source> sources = Stream.concat(
                            Sources.of(module, "src/main/java").stream(), Sources.of(module, "src/test/java").stream())
                    .toList();
            sources.forEach(source -> found.addAll(SourceRules.tooLong(source)));
            seen += sources.size();
            if (!sources.isEmpty()) {
                print(module, sources);
            }
        }
        assertThat(found).isEmpty();
        assertThat(seen).isGreaterThan(50);
    }

    @Test
    void aPlantedLongMethodIsReportedAndOneOfSixtyLinesIsNot() throws IOException {
        assertThat(SourceRules.tooLong(Sources.of("Planted.java", withMethodOf(60))))
                .isEmpty();
        assertThat(SourceRules.tooLong(Sources.of("Planted.java", withMethodOf(61))))
                .containsExactly("/Planted.java: method planted has 61 lines, more than 60");
    }

    @Test
    void aPlantedLongFileIsReportedAndOneOfFiveHundredLinesIsNot() throws IOException {
        assertThat(SourceRules.tooLong(Sources.of("Planted.java", withLines(500))))
                .isEmpty();
        assertThat(SourceRules.tooLong(Sources.of("Planted.java", withLines(501))))
                .containsExactly("/Planted.java: 501 lines, more than 500");
    }

    private static String withMethodOf(int lines) {
        return "class Planted {\n    @Override\n    void planted() {\n" + "        run();\n".repeat(lines - 3)
                + "    }\n}\n";
    }

    private static String withLines(int lines) {
        return "class Planted {\n" + "    int ignored;\n".repeat(lines - 2) + "}\n";
    }

    /** One line for a module, on standard output: the build's log is where it is read. */
    private static void print(Path module, List<Sources.Source> sources) {
        int[] files = sources.stream().mapToInt(Sources.Source::lines).sorted().toArray();
        int[] methods = sources.stream()
                .flatMap(source -> source.methods().stream())
                .mapToInt(Sources.Method::lines)
                .sorted()
                .toArray();
        System.out.printf(
                "%-14s %4d files: median %3d lines, p90 %3d; %5d methods: median %2d, p90 %2d%n",
                module.getFileName(),
                files.length,
                percentile(files, 50),
                percentile(files, 90),
                methods.length,
                percentile(methods, 50),
                percentile(methods, 90));
    }

    /** The smallest value that {@code percent} of all values do not exceed; 0 for none. */
    private static int percentile(int[] sorted, int percent) {
        return IntStream.of((int) Math.ceil(sorted.length * percent / 100.0) - 1)
                .filter(at -> at >= 0)
                .map(at -> sorted[at])
                .findFirst()
                .orElse(0);
    }
}
