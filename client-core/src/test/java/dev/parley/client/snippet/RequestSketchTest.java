package dev.parley.client.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.client.JsonText;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSketchTest {
    private static final URI URL = URI.create("https://api.example/v1/chat/completions");
    private static final RequestSketch.Json EMPTY = new RequestSketch.Json(new JsonText("{}"));

    private static RequestSketch of(URI url, RequestSketch.Header... headers) {
        return new RequestSketch("POST", url, List.of(headers), EMPTY, Sketches.BEARER);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/p?key=s3cret&a=1, https://h/p?key=YOUR_KEY&a=1",
        "https://h/p?a=1&api_key=s3cret, https://h/p?a=1&api_key=YOUR_KEY",
        "https://h/p?access_token=s3cret, https://h/p?access_token=YOUR_KEY",
        "https://h/p?max_tokens=5, https://h/p?max_tokens=5",
        "https://user:s3cret@h:8443/p#part, https://h:8443/p",
        "HTTP://h/한, http://h/%ED%95%9C",
    })
    void aUrlIsShownWithoutWhatIsSecretInIt(String given, String shown) {
        assertThat(of(URI.create(given)).url()).hasToString(shown);
    }

    @Test
    void aHeaderThatCarriesAKeyIsShownWithAPlaceholder() {
        assertThat(of(URL, new RequestSketch.Header("Cookie", "s3cret")).headers())
                .containsExactly(
                        new RequestSketch.Header("Content-Type", "application/json"),
                        new RequestSketch.Header("Cookie", "YOUR_KEY"));
    }

    @Test
    void theHeaderOfTheKeyAndThoseThatClientsMakeAreLeftOut() {
        RequestSketch sketch = of(
                URL,
                new RequestSketch.Header("authorization", "Bearer s3cret"),
                new RequestSketch.Header("Content-Length", "2"),
                new RequestSketch.Header("Host", "other.example"));

        assertThat(sketch.headers()).containsExactly(new RequestSketch.Header("Content-Type", "application/json"));
    }

    @Test
    void headersOfOneNameAreJoined() {
        RequestSketch sketch = of(URL, new RequestSketch.Header("X-A", "1"), new RequestSketch.Header("x-a", " 2 "));

        assertThat(sketch.headers()).contains(new RequestSketch.Header("X-A", "1, 2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative/path", "ftp://h/p", "mailto:a@b", "http:///p"})
    void aUrlThatNoHttpClientCanCallIsRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(URI.create(url)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "caf\u00E9", "\u0000"})
    void aHeaderCannotHoldWhatWouldEndIt(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestSketch.Header("X-A", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "A;id", "1A", "$A"})
    void aVariableIsAName(String variable) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestSketch.Key("Authorization", "Bearer ", variable));
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, .._.._etc_passwd",
        "C:\\a\\b.wav, C__a_b.wav",
        "'a\"b', a_b",
        "'', file",
        ".., file",
        "한국어.wav, 한국어.wav",
    })
    void aFileLiesBesideTheCode(String given, String name) {
        assertThat(new RequestSketch.FilePart("file", given, "audio/wav").fileName())
                .isEqualTo(name);
    }

    @Test
    void onlyABodyThatSaysSoAsksForAStream() {
        assertThat(Sketches.chat(URL, true).asksForStream()).isTrue();
        assertThat(Sketches.chat(URL, false).asksForStream()).isFalse();
        assertThat(Sketches.json(URL, "[true]").asksForStream()).isFalse();
        assertThat(Sketches.json(URL, "{\"n\":1e99999999999,\"stream\":true}").asksForStream())
                .isTrue();
    }
}
