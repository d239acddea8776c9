package dev.parley.client.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.JsonText;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSourceTest {

    @Test
    void everyValueHasItsLine() {
        String pretty = JsonSource.pretty(new JsonText("{\"a\":[1 ,{ \"b\" : null}],\"c\" : { },\"d\":[\t\n]}"));

        assertThat(pretty).isEqualTo("""
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": {},
                  "d": []
                }""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.70", "1e5", "1E+5", "12345678901234567890", "-0.0", "\"a \\u0041 \\/ {,:}\"", "true"})
    void aValueStaysAsItWasWritten(String json) {
        assertThat(JsonSource.pretty(new JsonText(json))).isEqualTo(json);
    }

    @Test
    void whatCannotBeSeenIsEscaped() {
        assertThat(JsonSource.pretty(new JsonText("\"\u202E\u2028\uFEFF\u007F\uD800x\uDB40\uDC41한🙂\"")))
                .isEqualTo("\"\\u202e\\u2028\\ufeff\\u007f\\ud800x\\udb40\\udc41한🙂\"");
    }

    @Test
    void itIsTheSameJsonAndHasNoThreeQuotationMarks() {
        RequestSketch sketch = Sketches.chat(URI.create("http://h/p"), false);
        JsonText given = ((RequestSketch.Json) sketch.body()).text();
        String pretty = JsonSource.pretty(given);

        assertThat(Trees.parse(pretty)).isEqualTo(Trees.read(given));
        assertThat(pretty).doesNotContain("\"\"\"");
    }

    @Test
    void deepJsonDoesNotGrowBeyondMeasure() {
        String deep = "[".repeat(450) + "1,".repeat(10_000) + "1" + "]".repeat(450);

        assertThat(JsonSource.pretty(new JsonText(deep)).length()).isLessThan(deep.length() * 30);
    }
}
