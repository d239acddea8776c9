package dev.parley.client.http;

import static dev.parley.client.http.NetworkBench.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 21: what is compressed stays within bounds, and is what it says. */
class CompressionFaultsIT {
    private final NetworkBench bench = new NetworkBench();
    private ScriptedHttpServer server;

    @BeforeEach
    void listen() {
        server = bench.server(new ScriptedHttpServer());
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private EndpointProfile profile() {
        return NetworkBench.profile(server.url(""), NetworkSettings.DEFAULT);
    }

    private Collected ask() {
        return bench.ask(profile());
    }

    private static Reply coded(String coding, byte[] body) {
        return Reply.status(200)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", coding)
                .body(body);
    }

    private static byte[] whole(String text) {
        return ("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                        + "\"},\"finish_reason\":\"stop\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[]... parts) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed, true)) {
            for (byte[] part : parts) {
                gzip.write(part);
                gzip.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void row21ACompressedAnswerIsUnpacked(String coding) {
        server.answer(coded(coding, gzip(whole("packed"))));
        assertThat(ask().text()).isEqualTo("packed");
        assertThat(server.requests().getFirst().headers("accept-encoding")).containsExactly("gzip");
    }

    @Test
    void row21AnAnswerThatSaysIdentityIsAsItIs() {
        server.answer(coded("identity", whole("plain")));
        assertThat(ask().text()).isEqualTo("plain");
    }

    @Test
    void row21AGzipBombIsStoppedByItsGrowth() {
        byte[] mebibyte = new byte[1 << 20];
        Arrays.fill(mebibyte, (byte) ' ');
        byte[] bomb = gzip(mebibyte, mebibyte, mebibyte, mebibyte, mebibyte, mebibyte, mebibyte, mebibyte);
        assertThat(bomb.length).isLessThan((8 << 20) / 900);
        server.answer(coded("gzip", bomb));
        assertThat(ask().error()).isInstanceOfSatisfying(InferenceError.TooLarge.class, tooLarge -> {
            assertThat(tooLarge.limit()).isEqualTo(200);
            assertThat(tooLarge.what()).contains("compressed");
        });
    }

    @Test
    void row21ALargeAnswerThatShrinksAsTextsDoIsNoBomb() {
        StringBuilder digits = new StringBuilder();
        Random random = new Random(21);
        while (digits.length() < 1_500_000) {
            digits.append(Integer.toHexString(random.nextInt()));
        }
        server.answer(coded("gzip", gzip(whole(digits.toString()))));
        assertThat(ask().text()).isEqualTo(digits.toString());
    }

    @Test
    void row21AShortAnswerMayShrinkToNothing() {
        String spaces = " ".repeat(900_000);
        server.answer(coded("gzip", gzip(whole(spaces))));
        assertThat(ask().text()).isEqualTo(spaces);
    }

    private void assertNotAsItSays() {
        Collected answer = ask();
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.MalformedResponse.class,
                        malformed -> assertThat(malformed.where()).isEqualTo("the Content-Encoding"));
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void row21ABodyThatIsNotWhatItsContentEncodingSaysIsNotCalledCut() {
        server.answer(coded("gzip", whole("this is plain")));
        assertNotAsItSays();
    }

    @Test
    void row21GzipThatIsDamagedInTheMiddleIsNotCalledCut() {
        byte[] damaged = gzip(whole("0123456789".repeat(50)));
        Arrays.fill(damaged, 12, damaged.length - 10, (byte) 0xFF);
        server.answer(coded("gzip", damaged));
        assertNotAsItSays();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "deflate", "gzip, gzip", "utf-8"})
    void row21ACodingThatNobodyAskedForIsNamed(String coding) {
        server.answer(coded(coding, whole("x")));
        assertNotAsItSays();
        assertThat(ask().error().detail()).contains(coding);
    }

    @Test
    void row21AnErrorKeepsItsStatusWhateverItsBodyIs() {
        server.answer(Reply.status(401).header("Content-Encoding", "br").body("\u001b\u0000"));
        assertThat(ask().error()).isInstanceOf(InferenceError.Unauthorized.class);
    }

    @Test
    void row21GzipThatEndsTooSoonIsCut() {
        byte[] all = gzip(whole("0123456789".repeat(50)));
        server.answer(coded("gzip", Arrays.copyOf(all, all.length - 12)));
        assertThat(ask().error()).isInstanceOf(InferenceError.Truncated.class);
    }

    @Test
    void row21NothingAtAllUnderTheNameOfGzipIsAnEmptyAnswer() {
        server.answer(coded("gzip", new byte[0]));
        InferenceError error = ask().error();
        server.answer(Reply.json(200, ""));
        assertThat(error).isEqualTo(ask().error());
    }

    @Test
    void row21ACompressedStreamComesAsItIsFlushed() throws IOException {
        Gate gate = new Gate();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        GZIPOutputStream gzip = new GZIPOutputStream(packed, true);
        gzip.write("data: {\"choices\":[{\"delta\":{\"content\":\"first\"}}]}\n\n".getBytes(StandardCharsets.UTF_8));
        gzip.flush();
        byte[] first = packed.toByteArray();
        packed.reset();
        gzip.write("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
                .getBytes(StandardCharsets.UTF_8));
        gzip.close();
        server.answer(Reply.sse()
                .header("Content-Encoding", "gzip")
                .chunk(first)
                .await(gate)
                .chunk(packed.toByteArray()));
        try (EventStream stream = bench.connector.connect(profile()).open(ChatRequest.of("x"))) {
            StreamEvent event = stream.next();
            while (!(event instanceof StreamEvent.TextDelta)) {
                assertThat(event).isNotNull().isNotInstanceOf(StreamEvent.Failed.class);
                event = stream.next();
            }
            gate.awaitReached(SOON);
            assertThat(gate.isOpen()).as("the piece came before the rest").isFalse();
            gate.open();
            StreamEvent last = event;
            for (StreamEvent next = stream.next(); next != null; next = stream.next()) {
                last = next;
            }
            assertThat(last).isInstanceOf(StreamEvent.Completed.class);
        }
    }
}
