package dev.parley.client.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Whatever it decodes, Jackson decodes to the same. */
class JsonStringBytesTest {
    private static final long SEED = 20_261_128L;
    private static final String[] PIECES = {
        "a",
        "\\n",
        "\\\"",
        "\\\\",
        "\\u00e9",
        "\\uD83D\\uDE00",
        "\\u",
        "\\",
        "\"",
        "\t",
        "\0",
        "\u00E9",
        "\u00C3\u00A9",
        "\u00F0\u009F\u0098\u0080",
        "\u00ED\u00A0\u0080",
        "\\/",
        "\\b",
        "\\f",
        "\\r",
        "\\t",
        "\\x",
        "0041",
        "\u007F",
        " ",
    };

    private static String decode(String inside) {
        byte[] bytes = ("\"" + inside + "\"").getBytes(UTF_8);
        return JsonStringBytes.decode(bytes, 1, bytes.length - 1);
    }

    @Test
    void whatItDecodesJacksonDecodesToTheSame() {
        Random random = new Random(SEED);
        int decoded = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder inside = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                inside.append(PIECES[random.nextInt(PIECES.length)]);
            }
            byte[] bytes = ("\"" + inside + "\"").getBytes(ISO_8859_1);
            String text = JsonStringBytes.decode(bytes, 1, bytes.length - 1);
            if (text != null) {
                decoded++;
                assertThat(text).as("%s", inside).isEqualTo(byJackson(bytes));
            }
        }
        assertThat(decoded).isGreaterThan(10_000);
    }

    private static String byJackson(byte[] bytes) {
        try {
            JsonNode node = Json.MAPPER.readTree(bytes);
            return node.isString() ? node.stringValue() : "no string";
        } catch (JacksonException e) {
            return "not JSON";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "안녕 😀", " \u007F"})
    void textWithoutEscapesIsItself(String text) {
        assertThat(decode(text)).isEqualTo(text);
    }

    @Test
    void escapesMeanWhatTheStandardSays() {
        assertThat(decode("\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\uabcd\\uABCD")).isEqualTo("\"\\/\b\f\n\r\tA\uABCD\uABCD");
        assertThat(decode("é\\n한")).isEqualTo("é\n한");
        assertThat(decode("\\ud83d\\ude00")).isEqualTo("😀");
        assertThat(decode("\\ud83d")).isEqualTo("\ud83d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "a\"b",
                "\\",
                "\\\\\\",
                "\\x",
                "\\u",
                "\\u004",
                "\\u004g",
                "\\u00\uFF11\uFF11",
                "\n",
                "\0",
                "\u001F"
            })
    void whatIsNoInsideOfAStringIsNotDecoded(String inside) {
        assertThat(decode(inside)).isNull();
    }

    @Test
    void textsThatReadersDisagreeOnAreNotDecoded() {
        for (String bytes : new String[] {"\u00FF", "\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00E2\u0082"}) {
            byte[] inside = ("\"" + bytes + "\"").getBytes(ISO_8859_1);
            assertThat(JsonStringBytes.decode(inside, 1, inside.length - 1)).isNull();
        }
        assertThat(decode("\uFFFD")).isNull();
    }
}
