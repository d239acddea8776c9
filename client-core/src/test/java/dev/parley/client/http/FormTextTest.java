package dev.parley.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormTextTest {
    private static final String FORM = """
            --b
            Content-Disposition: form-data; name="prompt"

            Grüße
            --b
            Content-Disposition: form-data; name="file"; filename="ü.wav"
            Content-Type: audio/wav

            %s
            --b--
            """.replace("\n", "\r\n");

    @Test
    void aFileIsShownByItsSizeAndAFieldAsItIs() {
        byte[] body = FORM.formatted("RI\u0000\u0001FF\r\n\r\n").getBytes(StandardCharsets.UTF_8);

        assertThat(FormText.of("multipart/form-data; boundary=b", body)).isEqualTo(FORM.formatted("[10 bytes]"));
    }

    @Test
    void anythingElseIsItsText() {
        byte[] body = "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(FormText.of("application/json", body)).isEqualTo("{\"a\":\"é\"}");
    }
}
