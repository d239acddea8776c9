package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapturesTest {
    private static final String SAVED = """
            # curl -i -N http://127.0.0.1:1/v1/x
            HTTP/1.1 200 OK\r
            Content-Type: text/event-stream\r
            Transfer-Encoding: chunked\r
            X-Twice: a\r
            X-Twice: b\r
            \r
            data: {"text":"# 안녕"}

            data: [DONE]


            # curl exit 0
            """;

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void dropsNotesAndHeadersOfTheConnection() throws IOException {
        Captures.Capture capture = Captures.parse(bytes(SAVED));
        assertThat(capture.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(capture.headers())
                .containsExactly(
                        new HttpHeader("Content-Type", "text/event-stream"),
                        new HttpHeader("X-Twice", "a"),
                        new HttpHeader("X-Twice", "b"));
        assertThat(capture.bodyText()).isEqualTo("data: {\"text\":\"# 안녕\"}\n\ndata: [DONE]\n\n");
    }

    @Test
    void dropsCurlsComplaintAboutACutTransfer() throws IOException {
        String cut = SAVED.replace("\n\n\n# curl exit 0", "\n\ncurl: (28) Operation timed out\n\n# curl exit 0");
        assertThat(Captures.parse(bytes(cut)).bodyText()).endsWith("data: [DONE]\n\n");
    }

    @Test
    void leavesABodyWithoutNotesAlone() throws IOException {
        assertThat(Captures.parse(bytes("HTTP/1.1 200 OK\r\n\r\n# curl is a tool\n"))
                        .bodyText())
                .isEqualTo("# curl is a tool\n");
    }

    @Test
    void refusesWhatIsNoCapture() {
        assertThatIOException().isThrownBy(() -> Captures.parse(bytes("{\"a\":1}\n\n")));
        assertThatIOException().isThrownBy(() -> Captures.parse(bytes("HTTP/1.1 200 OK\r\nX: y\r\n")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void playsTheSameBodyInChunksOfAnySize(int size) throws IOException, InterruptedException {
        Captures.Capture capture = Captures.parse(bytes(SAVED));
        try (ScriptedHttpServer server = new ScriptedHttpServer();
                HttpClient client = HttpClient.newHttpClient()) {
            server.answer(capture.reply(size));
            HttpResponse<String> got = get(client, server.url("/"));
            assertThat(got.headers().allValues("transfer-encoding")).containsExactly("chunked");
            assertThat(got.body()).isEqualTo(capture.bodyText());
            server.answer(capture.reply());
            assertThat(get(client, server.url("/")).body()).isEqualTo(capture.bodyText());
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }
}
