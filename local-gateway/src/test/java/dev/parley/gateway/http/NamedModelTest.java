package dev.parley.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a body under {@code /v1}, and what stays as it was. */
final class NamedModelTest {
    private static final JsonBody JSON = new JsonBody(1_000);

    private static @Nullable NamedModel read(String text, Charset charset) {
        return JSON.namedModel(text.getBytes(charset));
    }

    private static NamedModel read(String text) {
        return Objects.requireNonNull(read(text, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"a\"}|{\"model\":\"b\"}",
                "{ \"n\" : 1.50E+300 , \"model\" : \"a/\\u00e9\\\"x\" , \"z\":[{\"model\":\"kept\"}]}"
                        + "|{ \"n\" : 1.50E+300 , \"model\" : \"b\" , \"z\":[{\"model\":\"kept\"}]}",
                "{\"말\":\"안녕 👋\",\"model\":\"말\",\"end\":null}|{\"말\":\"안녕 👋\",\"model\":\"b\",\"end\":null}",
                "{\"messages\":[{\"model\":\"c\"}],\"model\":\"\"}|{\"messages\":[{\"model\":\"c\"}],\"model\":\"b\"}",
            })
    void onlyTheModelChanges(String body, String expected) {
        NamedModel named = read(body);

        assertThat(named.withModel("b").toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        assertThat(named.fault()).isNull();
        assertThat(named.background()).isFalse();
    }

    @Test
    void theModelIsTheOneOfTheObjectItself() {
        assertThat(read("{\"a\":{\"model\":\"inner\"},\"model\":\"outer\",\"b\":[{\"model\":\"inner\"}]}")
                        .model())
                .isEqualTo("outer");
        assertThat(read("{\"a\":{\"model\":\"inner\"}}").model()).isNull();
        assertThat(read("{\"model\":7}").model()).isNull();
        assertThat(read("{\"m\\u006fdel\":\"escaped\"}").model()).isEqualTo("escaped");
    }

    @Test
    void aNameIsQuotedAsJsonWants() {
        assertThat(read("{\"model\":\"a\"}").withModel("x\"\\\n말").toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"model\":\"x\\\"\\\\\\n말\"}");
    }

    @Test
    void aByteOrderMarkDoesNotShiftTheModel() {
        NamedModel named = read("\ufeff{\"model\":\"a\",\"n\":1}");

        assertThat(named.withModel("b").toString(StandardCharsets.UTF_8)).isEqualTo("\ufeff{\"model\":\"b\",\"n\":1}");
    }

    @Test
    void twoModelsAndFieldsThatRouteAreFaults() {
        assertThat(read("{\"model\":\"a\",\"model\":\"b\"}").fault()).isEqualTo("model");
        assertThat(read("{\"model\":1,\"model\":\"b\"}").fault()).isEqualTo("model");
        assertThat(read("{\"model\":\"a\",\"base_url\":\"http://x\"}").fault()).isEqualTo("base_url");
        assertThat(read("{\"model\":\"a\",\"extra\":{\"base_url\":\"http://x\"}}")
                        .fault())
                .isNull();
    }

    @Test
    void backgroundIsTrueOnlyIfItIsTrue() {
        assertThat(read("{\"model\":\"a\",\"background\":true}").background()).isTrue();
        assertThat(read("{\"model\":\"a\",\"background\":\"true\"}").background())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "7", "{", "{\"model\":\"a\"", "{\"model\":\"a\"} x", "{\"model\":\"a\"}{}", "{model:1}"
            })
    void whatIsNotOneObjectIsNone(String text) {
        assertThat(read(text, StandardCharsets.UTF_8)).isNull();
    }

    @Test
    void anotherEncodingThanUtf8IsNone() {
        assertThat(read("{\"model\":\"a\"}", StandardCharsets.UTF_16BE)).isNull();
    }
}
