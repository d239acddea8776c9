package dev.parley.client.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the programs look like. That they do what they say is in {@link SnippetsRunIT}. */
class LanguageTest {
    private static final URI CHAT = URI.create("https://api.example/v1/chat/completions");
    private static final String BODY =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"it's \\\"$x\\\" `y` ${z} \\\\n\"}],\"temperature\":0.70}";

    private static RequestSketch plain(String body, RequestSketch.Key key) {
        return new RequestSketch(
                "POST", CHAT, List.of(), new RequestSketch.Json(new dev.parley.client.JsonText(body)), key);
    }

    private static String written(Language language) {
        return language.write(plain(BODY, Sketches.BEARER)).orElseThrow();
    }

    @Test
    void curl() {
        assertThat(written(Language.CURL)).isEqualTo("""
                curl 'https://api.example/v1/chat/completions' \\
                  -H 'Content-Type: application/json' \\
                  -H "Authorization: Bearer $PARLEY_TEST_KEY" \\
                  --data-raw '{
                  "model": "m",
                  "messages": [
                    {
                      "role": "user",
                      "content": "it'\\''s \\"$x\\" `y` ${z} \\\\n"
                    }
                  ],
                  "temperature": 0.70
                }'
                """);
    }

    @Test
    void pythonWithRequests() {
        assertThat(written(Language.PYTHON_REQUESTS)).isEqualTo("""
                import os
                import sys

                import requests

                response = requests.request(
                    "POST",
                    "https://api.example/v1/chat/completions",
                    headers={
                        "Content-Type": "application/json",
                        "Authorization": "Bearer " + os.environ["PARLEY_TEST_KEY"],
                    },
                    data=r\"""
                {
                  "model": "m",
                  "messages": [
                    {
                      "role": "user",
                      "content": "it's \\"$x\\" `y` ${z} \\\\n"
                    }
                  ],
                  "temperature": 0.70
                }
                \""".encode(),
                    allow_redirects=False,
                )
                sys.stdout.buffer.write(response.content)
                if response.status_code >= 300:
                    sys.exit(f"The server answered with status {response.status_code}.")
                """);
    }

    @Test
    void pythonWithOpenAi() {
        RequestSketch request = new RequestSketch(
                "POST",
                CHAT,
                List.of(new RequestSketch.Header("X-Team", "\"a\"")),
                new RequestSketch.Json(new dev.parley.client.JsonText(BODY.substring(0, BODY.length() - 1)
                        + ",\"stream\":true,\"top_k\":40,\"big\":12345678901234567890,\"empty\":[{},null,false]}")),
                Sketches.BEARER);

        assertThat(Language.PYTHON_OPENAI.write(request).orElseThrow()).isEqualTo("""
                import os

                from openai import OpenAI

                client = OpenAI(
                    base_url="https://api.example/v1",
                    api_key=os.environ["PARLEY_TEST_KEY"],
                )
                response = client.chat.completions.create(
                    model="m",
                    messages=[
                        {
                            "role": "user",
                            "content": "it's \\"$x\\" `y` ${z} \\\\n",
                        },
                    ],
                    temperature=0.70,
                    stream=True,
                    extra_body={
                        "top_k": 40,
                        "big": 12345678901234567890,
                        "empty": [
                            {},
                            None,
                            False,
                        ],
                    },
                    extra_headers={
                        "X-Team": "\\"a\\"",
                    },
                )
                for event in response:
                    print(event.model_dump_json(), flush=True)
                """);
    }

    @Test
    void node() {
        assertThat(written(Language.NODE)).isEqualTo("""
                const key = process.env.PARLEY_TEST_KEY;
                if (!key) throw new Error("Set the environment variable PARLEY_TEST_KEY.");

                const response = await fetch("https://api.example/v1/chat/completions", {
                  method: "POST",
                  headers: {
                    "Content-Type": "application/json",
                    "Authorization": "Bearer " + key,
                  },
                  body: String.raw`{
                  "model": "m",
                  "messages": [
                    {
                      "role": "user",
                      "content": "it's \\"$x\\" \\u0060y\\u0060 \\u0024{z} \\\\n"
                    }
                  ],
                  "temperature": 0.70
                }`,
                  redirect: "manual",
                });
                for await (const chunk of response.body ?? []) process.stdout.write(chunk);
                if (!response.ok) {
                  console.error(`The server answered with status ${response.status}.`);
                  process.exitCode = 1;
                }
                """);
    }

    @Test
    void java() {
        assertThat(written(Language.JAVA)).contains("""
                        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example/v1/chat/completions"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + key)
                                .method("POST", HttpRequest.BodyPublishers.ofString(\"""
                                    {
                                      "model": "m",
                                      "messages": [
                                        {
                                          "role": "user",
                                          "content": "it's \\\\"$x\\\\" `y` ${z} \\\\\\\\n"
                                        }
                                      ],
                                      "temperature": 0.70
                                    }
                                    \"""))
                                .build();
                """.indent(0));
    }

    @Test
    void aLongBodyGoesToCurlByStandardInput() {
        String written = Language.CURL
                .write(plain("{\"prompt\":\"" + "x".repeat(200_000) + "\\nBODY\"}", null))
                .orElseThrow();

        assertThat(written).contains("--data-binary @- <<'BODY'\n{\n").endsWith("\n}\nBODY\n");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingUnseenIsInAProgram(Language language) {
        String all = Stream.of(Sketches.chat(CHAT, true), Sketches.form(CHAT))
                .flatMap(sketch -> language.write(sketch).stream())
                .collect(Collectors.joining());

        // curl has no escapes outside of JSON: a text field there is as it is.
        String unseen = language == Language.CURL
                ? "[\\x00-\\x09\\x0B-\\x1F\\x7F\\uFFFE]"
                : "[\\p{Cf}\\p{Zl}\\p{Cs}\\x00-\\x09\\x0B-\\x1F\\x7F]";
        assertThat(all).doesNotContainPattern(unseen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[]}",
                "[]",
                "{\"model\":\"m\",\"messages\":[],\"x\":1e999}",
                "{\"model\":\"m\",\"messages\":[],\"x\":1e99999999999}",
                "{\"model\":\"m\",\"messages\":[\"\\ud800\"]}"
            })
    void whatOpenAisPackageCannotSayIsNotWritten(String body) {
        assertThat(Language.PYTHON_OPENAI.write(plain(body, Sketches.BEARER))).isEmpty();
    }

    @Test
    void openAisPackageIsNotWrittenForWhatItDoesNotCall() {
        RequestSketch.Json body = new RequestSketch.Json(new dev.parley.client.JsonText(BODY));
        URI query = URI.create(CHAT + "?api-version=1");

        assertThat(Language.PYTHON_OPENAI.write(plain(BODY, new RequestSketch.Key("x-api-key", "", "K"))))
                .isEmpty();
        assertThat(Language.PYTHON_OPENAI.write(new RequestSketch("POST", query, List.of(), body, null)))
                .isEmpty();
        assertThat(Language.PYTHON_OPENAI.write(new RequestSketch("PUT", CHAT, List.of(), body, null)))
                .isEmpty();
        assertThat(Language.PYTHON_OPENAI.write(Sketches.form(CHAT))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/completions", "/v1/embeddings", "/v1/responses", "/openai/v1/chat/completions"})
    void openAisPackageKnowsTheseCalls(String path) {
        String body = "{\"model\":\"m\",\"messages\":[],\"prompt\":\"p\",\"input\":\"i\"}";
        RequestSketch sketch = Sketches.json(URI.create("http://h" + path), body);

        String base = path.substring(0, path.indexOf("/v1") + 3);
        assertThat(Language.PYTHON_OPENAI.write(sketch).orElseThrow())
                .contains("base_url=\"http://h" + base + "\"")
                .contains("extra_body={");
    }
}
