package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What curl makes of the gateway's HTTP. */
@Tag("full")
class CurlIT {
    private static final String FIRST = "data: {\"n\":1}\n\n";
    private static final String SECOND = "data: {\"n\":2}\n\n";
    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    @TempDir
    Path folder;

    private static String relay(Gateway gateway) {
        return gateway.url() + "/api/v1/services/stub/request/v1/chat/completions";
    }

    private static String[] arguments(Gateway gateway, String... more) {
        List<String> all =
                new ArrayList<>(List.of("-H", "Authorization: Bearer " + gateway.token(), "-d", "{\"stream\":true}"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void aStreamIsPrintedChunkByChunk() throws IOException, InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        try (StubServer stub = StubServer.answering((_, socket) -> {
                    StubServer.send(socket, STREAM_HEAD + StubServer.chunk(FIRST));
                    awaitOpen(goOn);
                    StubServer.send(socket, StubServer.chunk(SECOND) + "0\r\n\r\n");
                });
                Gateway gateway = Gateways.before(stub)) {
            List<String> command = new ArrayList<>(List.of("curl", "-sS", "-N", "--noproxy", "*", "--max-time", "60"));
            command.addAll(List.of(arguments(gateway, relay(gateway))));
            Process curl = new ProcessBuilder(command).start();
            try (InputStream out = curl.getInputStream()) {
                // The second event is not sent before curl has printed the first.
                assertThat(text(out.readNBytes(FIRST.length()))).isEqualTo(FIRST);
                goOn.countDown();
                assertThat(text(out.readAllBytes())).isEqualTo(SECOND);
            }
            assertThat(curl.waitFor()).isZero();
        }
    }

    @Test
    void anHttp10CallerGetsTheStreamWithoutChunkMarks() throws IOException {
        try (StubServer stub = StubServer.answering((_, socket) -> StubServer.send(
                        socket, STREAM_HEAD + StubServer.chunk(FIRST) + StubServer.chunk(SECOND) + "0\r\n\r\n"));
                Gateway gateway = Gateways.before(stub)) {
            Programs.Ended seen = Programs.curl(arguments(gateway, "--http1.0", "-i", "-N", relay(gateway)));

            assertThat(seen.exitCode()).as(seen.err()).isZero();
            assertThat(seen.out()).contains(" 200 OK").endsWith("\r\n\r\n" + FIRST + SECOND);
            assertThat(seen.out()).doesNotContainIgnoringCase("transfer-encoding");
        }
    }

    @Test
    void anErrorOfTheServerAndOneOfTheGatewayAreErrorsToCurl() throws IOException {
        try (StubServer stub =
                        StubServer.answering("503 Service Unavailable\r\nContent-Type: application/json", "{\"e\":1}");
                Gateway gateway = Gateways.before(stub)) {
            assertThat(Programs.curl(arguments(gateway, "-f", relay(gateway))).exitCode())
                    .isEqualTo(22);
            Programs.Ended theirs = Programs.curl(arguments(gateway, "-w", "\n%{http_code}", relay(gateway)));
            assertThat(theirs.out()).isEqualTo("{\"e\":1}\n503");
            Programs.Ended ours = Programs.curl("-d", "{}", "-w", "\n%{http_code} %{content_type}", relay(gateway));
            assertThat(ours.out()).contains("\"error\"").endsWith("\n401 application/json");
        }
    }

    @Test
    void aStreamThatIsCutIsNotCompleteToCurl() throws IOException {
        try (StubServer stub = StubServer.answering(
                        (_, socket) -> StubServer.send(socket, STREAM_HEAD + StubServer.chunk(FIRST)));
                Gateway gateway = Gateways.before(stub)) {
            Programs.Ended seen = Programs.curl(arguments(gateway, "-N", relay(gateway)));

            assertThat(seen.out()).isEqualTo(FIRST);
            assertThat(seen.exitCode()).as(seen.err()).isEqualTo(18);
        }
    }

    /** Beyond 1 MiB curl asks first whether it may send. */
    @Test
    void aLargeBodyThatWaitsForLeavePasses() throws IOException {
        Path body = Files.writeString(folder.resolve("body"), "x".repeat(3 << 20));
        try (StubServer stub = StubServer.answering("200 OK", "taken");
                Gateway gateway = Gateways.before(stub)) {
            Programs.Ended seen = Programs.curl(
                    "-H",
                    "Authorization: Bearer " + gateway.token(),
                    "-H",
                    "Expect: 100-continue",
                    "--data-binary",
                    "@" + body,
                    relay(gateway));

            assertThat(seen.out()).as(seen.err()).isEqualTo("taken");
            assertThat(stub.requests.get(0).body()).hasSize(3 << 20);
        }
    }

    private static void awaitOpen(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
