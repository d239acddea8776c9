package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.DeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.protocol.OpenAiBodies;
import dev.parley.testkit.FaultyTcpProxy;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DirectDeliveryIT extends DeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("direct", baseUrl).delivery(Delivery.DIRECT);
    }

    @Override
    protected void scriptAnswer(ScriptedHttpServer target, String text) {
        target.answer(Reply.sse().chunk(OpenAiBodies.chatStream(List.of(text))));
    }

    @Override
    protected void scriptSilence(ScriptedHttpServer target) {
        target.answer(Reply.sse().stall());
    }

    private Collected askPlain() {
        return ask(profile(server.url("")), ResendConsent.REFUSE);
    }

    @Test
    void aRedirectWithinTheOriginKeepsKeyAndBody() {
        server.answer(request -> {
            if (request.target().startsWith("/moved")) {
                return Reply.sse().chunk(OpenAiBodies.chatStream(List.of("there")));
            }
            return Reply.status(307).header("Location", "/moved/chat").body("");
        });
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("there");
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).method()).isEqualTo("POST");
        assertThat(server.requests().get(1).bodyText())
                .isEqualTo(server.requests().get(0).bodyText());
        assertThat(server.requests().get(1).header("authorization")).isNotNull();
    }

    @Test
    void aRedirectLoopEnds() {
        server.answer(Reply.status(308).header("Location", "/again").body(""));
        assertThat(askPlain().error()).isInstanceOf(InferenceError.RedirectRefused.class);
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void row16AStalledStreamEndsInTheIdleTimeoutAndKeepsItsText() {
        server.answer(Reply.sse()
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"kept\"}}]}\n\n")
                .stall());
        Timeouts quick = Timeouts.DEFAULT.with(TimeoutPhase.IDLE, Duration.ofMillis(200));
        Collected answer = ask(profile(server.url("")).timeouts(quick), ResendConsent.REFUSE);
        assertThat(answer.text()).isEqualTo("kept");
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.Timeout.class,
                        timeout -> assertThat(timeout.phase()).isEqualTo(TimeoutPhase.IDLE));
        server.awaitClientGone(SOON);
    }

    @Test
    void row16PingsCountAsLife() {
        server.answer(Reply.sse().chunk(": ping\n\n" + OpenAiBodies.chatStream(List.of("a", "b", "c"))));
        try (FaultyTcpProxy slow = FaultyTcpProxy.before(server.port())) {
            // Every few bytes arrive well within the idle time-out; the whole takes several times as long.
            slow.toClient().slice(8, Duration.ofMillis(8));
            Timeouts quick = Timeouts.DEFAULT.with(TimeoutPhase.IDLE, Duration.ofMillis(400));
            Collected answer = ask(profile(slow.url("")).timeouts(quick), ResendConsent.REFUSE);
            assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
            assertThat(answer.events())
                    .as("the comment is told as a sign of life")
                    .anyMatch(event -> event instanceof StreamEvent.Progress alive
                            && alive.fraction() == null
                            && alive.message() == null);
            StreamEvent first = answer.events().getFirst();
            assertThat(answer.last().atNanos() - first.atNanos())
                    .isGreaterThan(Duration.ofMillis(400).toNanos());
        }
    }

    @Test
    void aConnectionIsUsedAgainAfterAnAnswerThatWasReadToItsEnd() {
        scriptAnswer(server, "x");
        var client =
                connector(ResendConsent.REFUSE).connect(profile(server.url("")).build());
        for (int i = 0; i < 3; i++) {
            assertThat(Collected.from(l -> client.open(ChatRequest.of("x"), l)).text())
                    .isEqualTo("x");
        }
        assertThat(server.requests()).hasSize(3);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aStreamThatIsLeftInTheMiddleLetsGoOfItsConnection() {
        server.answer(Reply.sse()
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"kept\"}}]}\n\n")
                .stall());
        try (EventStream stream = connector(ResendConsent.REFUSE)
                .connect(profile(server.url("")).build())
                .open(ChatRequest.of("x"))) {
            StreamEvent event = stream.next();
            while (!(event instanceof StreamEvent.TextDelta)) {
                event = stream.next();
            }
        }
        server.awaitClientGone(SOON);
    }

    @Test
    void phasesComeInOrder() {
        scriptAnswer(server, "x");
        Collected answer = askPlain();
        assertThat(answer.of(StreamEvent.PhaseChanged.class))
                .extracting(StreamEvent.PhaseChanged::phase)
                .containsExactly(Phase.CONNECTING, Phase.WAITING);
    }

    @Test
    void aGzipBombEndsAtTheLimitOfDecodedBytes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = ("\"" + " ".repeat(1 << 16)).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        server.answer(Reply.status(200)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray()));
        assertThat(askPlain().error())
                .isInstanceOfSatisfying(
                        InferenceError.TooLarge.class,
                        tooLarge -> assertThat(tooLarge.limit()).isEqualTo(1 << 20));
    }

    @Test
    void aCompressedStreamIsDecodedAsItComes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(OpenAiBodies.chatStream(List.of("un", "packed")).getBytes(StandardCharsets.UTF_8));
        }
        server.answer(Reply.sse().header("Content-Encoding", "gzip").chunk(packed.toByteArray()));
        assertThat(askPlain().text()).isEqualTo("unpacked");
    }

    @Test
    void errorsAreNamedByStatusAndBody() {
        assertError(400, "{\"error\":{\"code\":\"context_length_exceeded\"}}", InferenceError.ContextOverflow.class);
        assertError(400, "{\"error\":{\"code\":\"content_filter\"}}", InferenceError.ContentFiltered.class);
        assertError(400, "{\"error\":\"plain\"}", InferenceError.InvalidRequest.class);
        assertError(404, "{\"detail\":\"no such model\"}", InferenceError.NotFound.class);
        assertError(405, "", InferenceError.NotFound.class);
        assertError(422, "{\"detail\":[{\"msg\":\"field required\"}]}", InferenceError.InvalidRequest.class);
        assertError(500, "oops", InferenceError.ServerError.class);
        assertError(502, "<html><title>Bad Gateway</title></html>", InferenceError.UpstreamError.class);
        assertError(503, "{\"error\":{\"message\":\"Loading model\"}}", InferenceError.ColdStart.class);
        assertError(503, "{\"error\":\"overloaded\"}", InferenceError.ServerError.class);
        assertError(504, "", InferenceError.UpstreamError.class);
    }

    private void assertError(int status, String body, Class<? extends InferenceError> expected) {
        server.answer(Reply.json(status, body));
        Collected answer = askPlain();
        assertThat(answer.error()).as("status " + status).isInstanceOf(expected);
        assertThat(answer.of(StreamEvent.Opened.class))
                .extracting(StreamEvent.Opened::status)
                .containsExactly(status);
        assertThat(answer.error().detail()).doesNotContain("<html");
    }

    @Test
    void aDirectEndpointHasNoJobs() {
        var client =
                connector(ResendConsent.REFUSE).connect(profile(server.url("")).build());
        assertThatThrownBy(() -> client.resume("abc", dev.parley.client.WireListener.NONE))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
