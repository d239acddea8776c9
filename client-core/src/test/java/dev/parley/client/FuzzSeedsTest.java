package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeds are found by the names of folders: a misspelt one would be passed over in silence. */
class FuzzSeedsTest {

    @ParameterizedTest
    @ValueSource(strings = {"wire.WireFuzzTest", "protocol.TemplateFuzzTest", "snippet.ImportFuzzTest"})
    void everyFuzzTestHasSeedsAndNoSeedIsWithoutATest(String name) throws Exception {
        Class<?> type = Class.forName("dev.parley.client." + name);
        Set<String> tests = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toSet());

        List<Path> folders = children(folder(type));

        assertThat(folders)
                .extracting(path -> path.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(tests);
        for (Path folder : folders) {
            assertThat(children(folder)).isNotEmpty().allMatch(Files::isRegularFile);
        }
    }

    private static Path folder(Class<?> type) throws URISyntaxException {
        URL url = type.getResource(type.getSimpleName() + "Inputs");
        assertThat(url).isNotNull();
        return Path.of(url.toURI());
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        }
    }
}
