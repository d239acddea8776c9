package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScriptedHttpServerTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    /** Everything until the connection's end. */
    private String exchange(String request) throws IOException {
        try (Socket socket = socket()) {
            send(socket, request);
            return text(socket.getInputStream().readAllBytes());
        }
    }

    @Test
    void recordsARequestCompletely() throws IOException {
        server.answer(Reply.status(204).header("Connection", "close"));
        exchange(lines(
                "POST /a%20b?x=1&x=2 HTTP/1.1", "Host: h", "X-Two: 1", "x-two: 2", "Content-Length: 6", "", "안녕"));
        RecordedRequest request = server.awaitRequests(1, LONG).getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/a%20b?x=1&x=2");
        assertThat(request.headers())
                .containsExactly(
                        new HttpHeader("Host", "h"),
                        new HttpHeader("X-Two", "1"),
                        new HttpHeader("x-two", "2"),
                        new HttpHeader("Content-Length", "6"));
        assertThat(request.headers("X-TWO")).containsExactly("1", "2");
        assertThat(request.header("absent")).isNull();
        assertThat(request.bodyText()).isEqualTo("안녕");
        assertThat(request.connection()).isEqualTo(1);
    }

    @Test
    void readsAChunkedRequestBody() throws IOException {
        server.answer(Reply.status(204).header("Connection", "close"));
        exchange("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: v\r\n\r\n");
        assertThat(server.requests().getFirst().bodyText()).isEqualTo("abcde");
    }

    @Test
    void keepsAConnectionAndAnswersInTurn() throws Exception {
        server.answerInTurn(Reply.json(200, "{}"), Reply.text(503, "text/plain", "later"));
        for (int expected : List.of(200, 503, 503)) {
            HttpResponse<String> got =
                    client.send(HttpRequest.newBuilder(server.url("/x")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(got.statusCode()).isEqualTo(expected);
        }
        assertThat(server.requests()).extracting(RecordedRequest::connection).containsExactly(1, 1, 1);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void writesTheAnswerExactlyAsScripted() throws IOException {
        server.answer(Reply.statusLine("HTTP/1.1 299 Odd  reason")
                .header("X-A", "1")
                .header("x-a", "2")
                .header("Connection", "close")
                .chunk("안")
                .chunk("")
                .chunk("b"));
        assertThat(exchange("GET / HTTP/1.1\r\n\r\n"))
                .isEqualTo(lines(
                        "HTTP/1.1 299 Odd  reason",
                        "X-A: 1",
                        "x-a: 2",
                        "Connection: close",
                        "Transfer-Encoding: chunked",
                        "",
                        "3",
                        "안",
                        "1",
                        "b",
                        "0",
                        "",
                        ""));
    }

    @Test
    void anOwnContentLengthIsNotCorrected() throws IOException {
        server.answer(
                Reply.status(200).header("Content-Length", "99").body("short").cut());
        assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).endsWith("Content-Length: 99\r\n\r\nshort");
    }

    @Test
    void flushesAPieceBeforeTheGateAndTheRestAfterIt() throws Exception {
        Gate gate = new Gate();
        server.answer(Reply.sse().chunk("data: 1\n\n").await(gate).chunk("data: 2\n\n"));
        HttpResponse<InputStream> got =
                client.send(HttpRequest.newBuilder(server.url("/")).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = got.body()) {
            assertThat(text(body.readNBytes(9))).isEqualTo("data: 1\n\n");
            gate.awaitReached(LONG);
            assertThat(body.available()).isZero();
            gate.open();
            assertThat(text(body.readAllBytes())).isEqualTo("data: 2\n\n");
        }
    }

    @Test
    void bodyWithoutFramingEndsWithTheConnection() throws IOException {
        server.answer(Reply.status(200).bytes("to the end"));
        assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).endsWith("\r\n\r\nto the end");
    }

    @Test
    void cutsByFinWithoutTheLastChunk() throws Exception {
        server.answer(Reply.sse().chunk("data: 1\n\n").cut());
        assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).endsWith("data: 1\n\n\r\n");
        assertThatIOException().isThrownBy(this::getText);
    }

    @Test
    void resetsAfterWhatWasWritten() throws IOException {
        Gate gate = new Gate();
        server.answer(Reply.status(200).bytes("part").await(gate).reset());
        try (Socket socket = socket()) {
            send(socket, "GET / HTTP/1.1\r\n\r\n");
            InputStream in = socket.getInputStream();
            assertThat(text(in.readNBytes("HTTP/1.1 200 Status-200\r\n\r\npart".length())))
                    .endsWith("part");
            gate.open();
            assertThatExceptionOfType(SocketException.class).isThrownBy(in::read);
        }
    }

    @Test
    void stallsUntilTheClientLeaves() throws IOException {
        server.answer(Reply.sse().chunk("x").stall());
        try (Socket socket = socket()) {
            send(socket, "GET / HTTP/1.1\r\n\r\n");
            InputStream in = socket.getInputStream();
            for (String seen = ""; !seen.endsWith("1\r\nx\r\n"); ) {
                seen += (char) in.read();
            }
            assertSilent(socket);
            assertThatThrownBy(() -> server.awaitClientGone(Duration.ofMillis(50)))
                    .isInstanceOf(AssertionError.class);
        }
        server.awaitClientGone(LONG);
    }

    @Test
    void neverAnswers() throws IOException {
        server.answer(Reply.never());
        try (Socket socket = socket()) {
            send(socket, "GET / HTTP/1.1\r\n\r\n");
            server.awaitRequests(1, LONG);
            assertSilent(socket);
        }
        server.awaitClientGone(LONG);
    }

    @Test
    void seesTheClientLeaveAtAGate() throws IOException {
        Gate neverOpened = new Gate();
        server.answer(Reply.sse().await(neverOpened).chunk("x"));
        try (Socket socket = socket()) {
            send(socket, "GET / HTTP/1.1\r\n\r\n");
            neverOpened.awaitReached(LONG);
        }
        server.awaitClientGone(LONG);
    }

    @Test
    void writesRawBytesAndCloses() throws IOException {
        server.answer(Reply.raw("\u0000not http at all"));
        assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).isEqualTo("\u0000not http at all");
    }

    @Test
    void sendsContinueBeforeTheBody() throws IOException {
        server.answer(Reply.status(204).header("Connection", "close"));
        try (Socket socket = socket()) {
            send(socket, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(text(socket.getInputStream().readNBytes(25))).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(server.requests()).isEmpty();
            send(socket, "ab");
            assertThat(text(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 204");
        }
        assertThat(server.requests().getFirst().bodyText()).isEqualTo("ab");
    }

    @Test
    void answersBeforeTheBodyIfAsked() throws IOException {
        server.answerBeforeBody(request -> Reply.json(401, "{}"));
        String got = exchange("POST /p HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1000000\r\n\r\nstart");
        assertThat(got).startsWith("HTTP/1.1 401").endsWith("{}");
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("/p");
            assertThat(request.body()).isEmpty();
        });
    }

    @Test
    void saysWhatBrokeAConnection() throws IOException {
        try (Socket socket = socket()) {
            send(socket, "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab");
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.requests()).isEmpty();
        assertThat(server.faults()).singleElement().asString().contains("2 of 5 bytes");
    }

    @Test
    void failsInsteadOfWaitingForEver() {
        assertThatThrownBy(() -> server.awaitRequests(1, Duration.ofMillis(50))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new Gate().awaitReached(Duration.ofMillis(50))).isInstanceOf(AssertionError.class);
    }

    @Test
    void speaksTls(@TempDir Path folder) throws Exception {
        TlsIdentity identity = TlsIdentity.create(folder, "ip:127.0.0.1");
        try (ScriptedHttpServer secure = new ScriptedHttpServer(identity.serverContext());
                HttpClient trusting = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(identity.clientContext())
                        .build()) {
            secure.answerInTurn(
                    Reply.json(200, "{\"tls\":true}"), Reply.sse().chunk("x").cut());
            HttpRequest request = HttpRequest.newBuilder(secure.url("/")).build();
            HttpResponse.BodyHandler<String> whole = HttpResponse.BodyHandlers.ofString();
            assertThat(trusting.send(request, whole).body()).isEqualTo("{\"tls\":true}");
            assertThatIOException().isThrownBy(() -> trusting.send(request, whole));
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> client.send(request, whole));
            assertThat(secure.requests()).hasSize(2);
        }
    }

    @Test
    void makesAnExpiredCertificateIfAsked(@TempDir Path folder) {
        TlsIdentity expired = TlsIdentity.create(folder, "ip:127.0.0.1", "-10d", 1);
        assertThat(expired.certificate().getNotAfter().toInstant()).isBefore(Instant.now());
    }

    private String getText() throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server.url("/")).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(200);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> socket.getInputStream().read());
        socket.setSoTimeout(10_000);
    }
}
