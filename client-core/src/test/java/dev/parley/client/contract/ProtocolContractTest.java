package dev.parley.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.testkit.Gate;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every protocol promises, over a real socket. A protocol's test says how its server answers and which of the
 * optional abilities it has.
 */
public abstract class ProtocolContractTest {
    protected static final List<String> PIECES = List.of("Hello", ", ", "세계 ", "👩‍🚀", "\n\n```java\nint x;\n```");
    protected static final String TEXT = String.join("", PIECES);

    protected ScriptedHttpServer server;
    protected EndpointConnector connector;

    /** A profile of this protocol, direct, at that base URL. */
    protected abstract EndpointProfile profile(URI baseUrl);

    /** The prompt of a request with one user message. */
    protected abstract String promptOf(RecordedRequest request);

    /** The whole answer that says this. */
    protected abstract String wholeBody(String text);

    /** The body of a streamed answer that says these pieces and ends in order. */
    protected abstract String streamBody(List<String> pieces);

    protected String streamType() {
        return "text/event-stream";
    }

    protected boolean supportsStreaming() {
        return true;
    }

    /** Whether the protocol marks its end, so that a connection which closes in order can still be a cut answer. */
    protected boolean marksItsEnd() {
        return true;
    }

    protected boolean supportsUsage() {
        return true;
    }

    @BeforeEach
    void open() {
        server = new ScriptedHttpServer();
        connector = EndpointConnector.builder().build();
    }

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    protected Collected ask(ChatRequest request) {
        var client = connector.connect(profile(server.url("")));
        return Collected.from(listener -> client.open(request, listener));
    }

    protected Collected ask() {
        return ask(ChatRequest.of("What is up?"));
    }

    @Test
    void onePostCarriesThePromptToTheDefaultPath() {
        server.answer(Reply.json(200, wholeBody(TEXT)));
        String prompt = "Zeile 1\n\"quoted\" \\ back {{prompt}} ${x} 한국어 👩‍🚀";
        Collected answer = ask(ChatRequest.of(prompt).withStream(false));
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(server.requests()).hasSize(1);
        RecordedRequest request = server.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("content-type")).startsWith("application/json");
        assertThat(promptOf(request)).isEqualTo(prompt);
        assertThat(answer.posts()).isEqualTo(1);
    }

    @Test
    void aWholeAnswerBecomesTextAndOneTerminalEvent() {
        server.answer(Reply.json(200, wholeBody(TEXT)));
        assertCompleteAnswer(ask(ChatRequest.of("x").withStream(false)));
    }

    @Test
    void aWholeAnswerToAStreamedRequestIsTakenAsItIs() {
        Assumptions.assumeTrue(supportsStreaming());
        server.answer(Reply.json(200, wholeBody(TEXT)));
        assertCompleteAnswer(ask());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000_000})
    void aStreamedAnswerIsTheSameHoweverItIsChunked(int size) {
        Assumptions.assumeTrue(supportsStreaming());
        server.answer(stream(size, streamBody(PIECES)));
        assertCompleteAnswer(ask());
    }

    @Test
    void aPieceIsHandedOnBeforeTheNextOneExists() {
        Assumptions.assumeTrue(supportsStreaming());
        String all = streamBody(PIECES);
        int half = all.indexOf("세계") - 1;
        int lineStart = all.lastIndexOf('\n', half) + 1;
        Gate gate = new Gate();
        server.answer(Reply.status(200)
                .header("Content-Type", streamType())
                .chunk(all.substring(0, lineStart))
                .await(gate)
                .chunk(all.substring(lineStart)));
        List<String> before = new CopyOnWriteArrayList<>();
        var client = connector.connect(profile(server.url("")));
        try (var stream = client.open(ChatRequest.of("x"))) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                if (event instanceof StreamEvent.TextDelta delta) {
                    before.add(delta.text());
                    gate.open(); // only a piece that was handed on lets the server go on
                }
            }
        }
        assertThat(String.join("", before)).isEqualTo(TEXT);
    }

    @Test
    void aStreamThatIsCutKeepsWhatArrivedAndSaysSo() {
        Assumptions.assumeTrue(supportsStreaming());
        String all = streamBody(PIECES);
        String part = all.substring(0, all.indexOf("👩") - 1);
        server.answer(Reply.status(200)
                .header("Content-Type", streamType())
                .chunk(part)
                .cut());
        Collected answer = ask();
        assertThat(answer.error()).isInstanceOf(InferenceError.Truncated.class);
        assertThat(answer.error().bodySent()).isTrue();
        assertThat(answer.text()).isNotEmpty();
        assertThat(TEXT).startsWith(answer.text());
        assertThat(answer.posts()).isEqualTo(1);
    }

    @Test
    void anOrderlyCloseWithoutTheEndMarkerIsACutAnswerToo() {
        Assumptions.assumeTrue(supportsStreaming() && marksItsEnd());
        String all = streamBody(PIECES);
        String events = all.substring(0, all.lastIndexOf("\n\n", all.indexOf("👩")) + 2);
        server.answer(Reply.status(200).header("Content-Type", streamType()).chunk(events));
        Collected answer = ask();
        assertThat(answer.error()).isInstanceOf(InferenceError.Truncated.class);
        assertThat(answer.text()).isEqualTo(String.join("", PIECES.subList(0, 3)));
    }

    @Test
    void aWebPageIsRecognisedAndNotShown() {
        server.answer(Reply.text(200, "text/html", "<!DOCTYPE html><html><head><title>Sign in</title></head></html>"));
        Collected answer = ask();
        assertThat(answer.error()).isInstanceOf(InferenceError.MalformedResponse.class);
        assertThat(answer.error().detail())
                .contains("web page")
                .contains("Sign in")
                .doesNotContain("<");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void whatIsNotJsonIsAnErrorWithAPlace() {
        server.answer(Reply.json(200, "{\"half\": "));
        assertThat(ask(ChatRequest.of("x").withStream(false)).error())
                .isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @Test
    void anAnswerWithoutTheTextSaysWhatIsMissing() {
        server.answer(Reply.json(200, "{\"unexpected\": true}"));
        Collected answer = ask(ChatRequest.of("x").withStream(false));
        assertThat(answer.error()).isInstanceOf(InferenceError.MalformedResponse.class);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void anEmptyBodyIsAnError() {
        server.answer(Reply.json(200, ""));
        assertThat(ask(ChatRequest.of("x").withStream(false)).last()).isInstanceOf(StreamEvent.Failed.class);
    }

    @Test
    void theProfilesPathReplacesTheDefaultOne() {
        server.answer(Reply.json(200, wholeBody("ok")));
        EndpointProfile own = profile(server.url(""));
        EndpointProfile moved = new EndpointProfile(
                own.id(),
                own.name(),
                own.baseUrl(),
                own.protocol(),
                own.delivery(),
                "/other/place?q=1",
                own.model(),
                own.authScheme(),
                own.secret(),
                Map.of("X-Extra", "yes"),
                own.timeouts(),
                own.resend(),
                own.template());
        Collected.from(l -> connector.connect(moved).open(ChatRequest.of("x").withStream(false), l));
        assertThat(server.requests().getFirst().target()).isEqualTo("/other/place?q=1");
        assertThat(server.requests().getFirst().header("x-extra")).isEqualTo("yes");
    }

    @Test
    void aConversationIsSentWhole() {
        server.answer(Reply.json(200, wholeBody("ok")));
        ChatRequest request = ChatRequest.of("x")
                .withStream(false)
                .withMessages(List.of(
                        ChatMessage.system("be brief"),
                        ChatMessage.user("first question"),
                        ChatMessage.assistant("first answer"),
                        ChatMessage.user("second question")));
        ask(request);
        assertThat(server.requests().getFirst().bodyText()).contains("second question");
    }

    protected void assertCompleteAnswer(Collected answer) {
        assertThat(answer.text()).isEqualTo(TEXT);
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(answer.of(StreamEvent.Terminal.class)).hasSize(1);
        assertThat(answer.of(StreamEvent.Opened.class)).hasSize(1);
        if (supportsUsage()) {
            assertThat(answer.of(StreamEvent.UsageReported.class)).isNotEmpty();
        }
    }

    /** The body in chunks of so many bytes: every place where a character or a line end can be split. */
    protected Reply stream(int size, String body) {
        Reply reply = Reply.status(200).header("Content-Type", streamType());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            reply = reply.chunk(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length)));
        }
        return reply;
    }
}
