package dev.parley.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartModelTest {
    private static final String TYPE = "multipart/form-data; boundary=XyZ";
    private static final String FORM = String.join(
            "\r\n",
            "--XyZ",
            "Content-Disposition: form-data; name=\"file\"; filename=\"model\"",
            "Content-Type: audio/wav",
            "",
            "\u0000\u00ff--XyZ is no boundary here",
            "",
            "--XyZ",
            "content-disposition: form-data; name=model",
            "",
            "whisper",
            "--XyZ--",
            "");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void theModelIsFoundAndReplacedAndAllElseStays() {
        MultipartModel form = MultipartModel.read(TYPE, bytes(FORM));

        assertThat(form.model()).isEqualTo("whisper");
        assertThat(form.withModel("large-v3")).isEqualTo(bytes(FORM.replace("whisper", "large-v3")));
        assertThat(form.hasAny(Set.of("file"))).isTrue();
        assertThat(form.hasAny(Set.of("api_base"))).isFalse();
    }

    @Test
    void aQuotedBoundaryIsRead() {
        assertThat(MultipartModel.read("Multipart/Form-Data; charset=x; boundary=\"XyZ\"", bytes(FORM))
                        .model())
                .isEqualTo("whisper");
    }

    @Test
    void aModelThatIsThereTwiceIsNone() {
        String part = "--b|Content-Disposition: form-data; name=\"model\"||a|";
        String twice = (part + part + "--b--").replace("|", "\r\n");
        assertThat(MultipartModel.read("multipart/form-data; boundary=b", bytes(twice))
                        .model())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--XyZ",
                "--XyZ\r\n",
                "--XyZ\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\ncut",
                "--XyZ\r\nContent-Disposition: form-data; name=\"model\"\r\n--XyZ--",
                "{\"model\":\"x\"}"
            })
    void whatIsNoFormIsNotRead(String body) {
        assertThat(MultipartModel.read(TYPE, bytes(body))).isNull();
    }

    @Test
    void aTypeWithoutABoundaryIsNotRead() {
        assertThat(MultipartModel.read("multipart/form-data", bytes(FORM))).isNull();
        assertThat(MultipartModel.isForm("multipart/form-data")).isTrue();
        assertThat(MultipartModel.isForm("application/json")).isFalse();
        assertThat(MultipartModel.isForm(null)).isFalse();
    }
}
