package dev.parley.client.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.protocol.OpenAiBodies;
import dev.parley.client.protocol.TemplateAdapter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as curl is read as the same request. */
class CurlRoundTripTest {

    private static ImportCandidate through(RequestSketch sketch) {
        return Imports.first(CurlImport.read(Language.CURL.write(sketch).orElseThrow()));
    }

    private static RequestSketch sketch(String url, String json) {
        return new RequestSketch(
                "POST",
                URI.create(url),
                List.of(
                        new RequestSketch.Header("X-Quotes", "it's \"$HOME\" `id` \\ %s ${x} !! \\n"),
                        new RequestSketch.Header("X-Empty", "")),
                new RequestSketch.Json(new JsonText(json)),
                Sketches.BEARER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/ask",
                "https://h:8443/a/b?x=1&y=%20%27",
                "http://[::1]:1234/a;b=c,d/(e)!$&'*+",
            })
    void urlHeadersAndBodyComeBack(String url) {
        String json = "{\"prompt\":%s,\"numbers\":%s,\"other\":%1$s,%1$s:null}"
                .formatted(JsonText.string(Sketches.NASTY + "\n\u0001").text(), Sketches.NUMBERS);
        RequestSketch sketch = sketch(url, json);

        ImportCandidate candidate = through(sketch);

        EndpointProfile profile = candidate.profile();
        String body = OpenAiBodies.text(new TemplateAdapter().encode(candidate.request(), profile, true));
        assertThat(profile.baseUrl() + profile.path()).isEqualTo(url);
        assertThat(profile.headers()).containsOnlyKeys("X-Quotes", "X-Empty");
        assertThat(profile.headers())
                .containsEntry("X-Quotes", sketch.headers().get(1).value());
        assertThat(Trees.parse(body)).isNotNull().isEqualTo(Trees.parse(json));
        assertThat(body).contains("0.70", "12345678901234567890", "123.4500");
        assertThat(candidate.notes()).containsExactly("The key is only named, not given; enter it.");
    }

    @Test
    void aBodyThatCameByStandardInputComesBack() {
        String prompt = "한 'x' $y `z` \\\\ \\n\\\"".repeat(10_000);
        RequestSketch sketch = sketch("https://h/ask", "{\"prompt\":\"" + prompt + "\"}");

        ImportCandidate candidate = through(sketch);

        assertThat(JsonText.string(candidate.request().messages().getFirst().text()))
                .isEqualTo(new JsonText("\"" + prompt + "\""));
    }

    @Test
    void aChatComesBack() {
        RequestSketch sketch = Sketches.chat(URI.create("https://h/v1/chat/completions"), true);

        ImportCandidate candidate = through(sketch);

        var body = Trees.read(((RequestSketch.Json) sketch.body()).text());
        assertThat(candidate.profile().path()).isNull();
        assertThat(candidate.profile().model()).isEqualTo(body.path("model").stringValue());
        assertThat(candidate.request().messages().getFirst().text())
                .isEqualTo(body.path("messages").get(0).path("content").stringValue());
        assertThat(candidate.request().parameters()).containsKeys("temperature", "numbers", "nested");
    }
}
