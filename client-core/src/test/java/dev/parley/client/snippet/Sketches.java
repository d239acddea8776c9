package dev.parley.client.snippet;

import dev.parley.client.JsonText;
import java.net.URI;
import java.util.List;

/** Requests whose strings hold everything that some language gives a meaning to. */
final class Sketches {
    static final String VARIABLE = "PARLEY_TEST_KEY";

    static final RequestSketch.Key BEARER = new RequestSketch.Key("Authorization", "Bearer ", VARIABLE);

    /** No control characters, which multipart fields and headers could not all carry alike. */
    static final String NASTY =
            "'single' \"double\" \\back\\\\slash\\ `tick` $HOME ${x} $(id) %s %d {{x}} #!/bin/sh !! </script>"
                    + " \"\"\" ''' \\u0041 \\n 한국어 🙂 é \u202Eright-to-left\u2066 \u2028 \uFEFF & | ; < > * ? [a-z] ~ = @file";

    static final String NUMBERS = "[0.70, 1e5, 12345678901234567890, -0.0, 1E-7, 123.4500]";

    private Sketches() {}

    /** Its JSON text has a prompt of every character below 0x100, of {@link #NASTY} and of half a surrogate pair. */
    static RequestSketch chat(URI url, boolean stream) {
        StringBuilder prompt = new StringBuilder(NASTY);
        for (char c = 0; c < 0x100; c++) {
            prompt.append(c);
        }
        prompt.append("\r\nend\uD800\\");
        return json(url, """
                {"model":"m/\\u0041","messages":[{"role":"user","content":%s}],"temperature":0.70,"stream":%s,
                 "numbers":%s,"empty":{},"none":[ ],"nested":{"a":[1,{"b":null}],%s:true}}""".formatted(
                        JsonText.string(prompt.toString()).text(),
                        stream,
                        NUMBERS,
                        JsonText.string(NASTY).text()));
    }

    static RequestSketch json(URI url, String json) {
        return new RequestSketch(
                "POST",
                url,
                List.of(
                        new RequestSketch.Header("X-Quotes", "it's \"$HOME\" `id` \\ %s ${x} \\u0041 !! \\n"),
                        new RequestSketch.Header("X-Empty", "")),
                new RequestSketch.Json(new JsonText(json)),
                BEARER);
    }

    /** A text field, two files and a text of one line: what a line end becomes is up to the language. */
    static RequestSketch form(URI url) {
        return new RequestSketch(
                "POST",
                url,
                List.of(),
                new RequestSketch.Multipart(List.of(
                        new RequestSketch.Field("model", "whisper-1"),
                        new RequestSketch.Field("prompt", NASTY),
                        new RequestSketch.Field("timestamp_granularities[]", "@word;type=x"),
                        new RequestSketch.FilePart("file", "it's $HOME `x`; a, b 한 %s.wav", "audio/wav"),
                        new RequestSketch.FilePart("other", "-", "application/octet-stream"))),
                new RequestSketch.Key("x-api-key", "", VARIABLE));
    }
}
