package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.client.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void anAttachmentOf20MebibytesIsNoTooLongText() {
        String base64 = "A".repeat(28_000_000);
        JsonText text = new JsonText("{\"data\":\"" + base64 + "\"}");
        assertThat(Json.exact(text).path("data").stringValue()).hasSize(base64.length());
    }

    @Test
    void aTextOfAnAnswerHasALimit() {
        assertThat(Json.parse("\"" + "a".repeat(2 << 20) + "\"")).isNotNull();
        assertThat(Json.parse("\"" + "a".repeat((2 << 20) + 1) + "\"")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "{\"a\":[-1E+99999999999]}"})
    void anExponentThatNoMachineHoldsIsRefusedAndNoFault(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.exact(new JsonText(json)))
                .withMessageContaining("too large");
        assertThat(Json.parseExact(json)).isNull();
    }

    @Test
    void numbersStayAsTheyAreWritten() {
        assertThat(Json.exact(new JsonText("[0.70,12345678901234567890,1.0]")))
                .hasToString("[0.70,12345678901234567890,1.0]");
    }
}
