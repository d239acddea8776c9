package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.10",
                "1e400",
                "-0",
                "12345678901234567890123",
                "true",
                "null",
                "\"a\"",
                "[]",
                "{\"a\":[1]}",
                " 1 "
            })
    void keepsTheTextExactly(String json) {
        assertThat(new JsonText(json).text()).isEqualTo(json);
        assertThat(JsonText.lenient(json).text()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a", "1 2", "{", "{'a':1}", "[1,]", "NaN", "01", "\"a", "// x\n1", "{} x"})
    void refusesWhatIsNotOneJsonValue(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonText(text))
                .withMessageStartingWith("not a JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1 2", "\"", "안녕\n", "\\"})
    void lenientMakesAStringOfTheRest(String text) {
        assertThat(JsonText.lenient(text)).isEqualTo(JsonText.string(text));
    }

    @Test
    void makesValues() {
        assertThat(JsonText.string("a\"\n").text()).isEqualTo("\"a\\\"\\n\"");
        assertThat(JsonText.number(Long.MIN_VALUE).text()).isEqualTo("-9223372036854775808");
        assertThat(JsonText.bool(true).text()).isEqualTo("true");
    }

    @Test
    void doesNotRepeatAValueThatMayBeSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonText("{\"key\":\"sk-secret\" \"}"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sk-secret"));
    }

    @Test
    void deepNestingIsRefusedNotCrashedOn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonText("[".repeat(100_000)));
    }
}
