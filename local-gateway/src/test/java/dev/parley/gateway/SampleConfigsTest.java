package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configurations for known model servers are read without a complaint, and say where they were not run. */
final class SampleConfigsTest {
    private static final Path FOLDER = Path.of("..", "assets", "gateway");

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAndSaysWhatItIsFor(Path sample) throws IOException {
        String text = Files.readString(sample);
        Map<String, String> environment = new java.util.HashMap<>();
        Pattern.compile("(?:tokenEnv|keyEnv): (\\w+)")
                .matcher(text)
                .results()
                .forEach(named -> environment.put(named.group(1), "value-of-" + named.group(1)));
        GatewayConfig config = GatewayConfigFile.read(sample, environment).build();

        assertThat(config.services()).isNotEmpty();
        assertThat(config.listen().loopback()).isTrue();
        assertThat(config.jobs().folder()).isNotNull();
        String heading = text.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n"));
        assertThat(heading).contains("Not run");
        assertThat(Files.readString(Path.of("..", "docs", "gateway-gpu.md")))
                .contains("../assets/gateway/" + sample.getFileName());
    }
}
