package dev.parley.client.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.client.JsonText;
import java.net.URI;

/**
 * Any text: nothing is thrown; a profile that is made is valid, can be used, and has nothing of a key in it. See
 * client-core/FUZZING.md.
 */
class ImportFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void curl(byte[] bytes) {
        Imports.checked(CurlImport.read(new String(bytes, UTF_8)));
    }

    @FuzzTest(maxDuration = "10m")
    void har(byte[] bytes) {
        Imports.checked(HarImport.read(new String(bytes, UTF_8)));
    }

    @FuzzTest(maxDuration = "10m")
    void openApi(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        Imports.checked(OpenApiImport.read(text));
        Imports.checked(OpenApiImport.read(text, "https://served.example/docs/openapi.json"));
    }

    /** What curl is told is what is read again. */
    @FuzzTest(maxDuration = "10m")
    void promptThroughCurl(byte[] bytes) {
        String prompt = new String(bytes, UTF_8);
        RequestSketch sketch = Sketches.json(
                URI.create("https://h/ask"),
                "{\"prompt\":%s}".formatted(JsonText.string(prompt).text()));

        ImportCandidate candidate =
                Imports.first(CurlImport.read(Language.CURL.write(sketch).orElseThrow()));

        assertThat(candidate.request().messages().getFirst().text()).isEqualTo(prompt);
    }
}
