package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.StreamEvent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.StreamingProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.Gate;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchServeProtocolIT extends StreamingProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("torchserve", baseUrl)
                .protocol(Protocol.TORCHSERVE_PREDICTIONS)
                .model("m-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).path("prompt").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return OpenAiBodies.json(Map.of("generated_text", text));
    }

    @Override
    protected String streamType() {
        return "text/plain";
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return String.join("", pieces);
    }

    @Override
    protected int startOfPiece(String body, String word) {
        return body.indexOf(word);
    }

    @Override
    protected boolean takesAnyText() {
        return true;
    }

    @Override
    protected boolean supportsUsage() {
        return false;
    }

    @Override
    protected boolean marksItsEnd() {
        return false;
    }

    @Test
    void parametersStandBesideThePrompt() {
        server.answer(wholeReply("ok"));
        ask(new ChatRequest(null, List.of(ChatMessage.user("x")), Map.of("max_new_tokens", new JsonText("7")), true));
        assertThat(server.requests().getFirst().target()).isEqualTo("/predictions/m-1");
        assertThat(OpenAiBodies.parse(server.requests().getFirst().bodyText()))
                .isEqualTo(OpenAiBodies.parse("{\"prompt\": \"x\", \"max_new_tokens\": 7}"));
    }

    static List<Arguments> answers() {
        return List.of(
                Arguments.of("\"just a string\"", "just a string"),
                Arguments.of("{\"text\": \"t\", \"other\": 1}", "t"),
                Arguments.of("{\"answer\": \"a\"}", "a"),
                Arguments.of("{\"output\": \"o\"}", "o"),
                Arguments.of("{\"prediction\": \"cat\"}", "cat"),
                Arguments.of("{\"predictions\": [0.50, 1]}", "[0.50,1]"),
                Arguments.of("{\"text\": null, \"output\": \"o\"}", "o"),
                Arguments.of("[{\"generated_text\": \"g\"}]", "g"),
                Arguments.of("[\"only\"]", "only"),
                Arguments.of("[\"one\", \"two\"]", "[\"one\", \"two\"]"),
                Arguments.of("{\"tabby\": 0.40, \"tiger\": 0.20}", "{\"tabby\": 0.40, \"tiger\": 0.20}"),
                Arguments.of("0.70", "0.70"),
                Arguments.of("plain words", "plain words"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anyAnswerShowsItsTextOrItself(String body, String text) {
        server.answer(Reply.json(200, body));
        assertThat(ask().text()).isEqualTo(text);
    }

    /** TorchServe gives the chunks of a stream no Content-Type. */
    @Test
    void chunksWithoutATypeAreTextAsItComes() {
        Gate gate = new Gate();
        server.answer(Reply.status(200).chunk("first ").await(gate).chunk("\"second\""));
        var client = connector.connect(profile(server.url("")));
        StringBuilder text = new StringBuilder();
        try (var stream = client.open(ChatRequest.of("x"))) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                if (event instanceof StreamEvent.TextDelta delta) {
                    text.append(delta.text());
                    gate.open();
                }
            }
        }
        assertThat(text).hasToString("first \"second\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", ""})
    void aJsonAnswerIsJsonUnderAnyLabel(String type) {
        Reply reply = type.isEmpty() ? Reply.status(200) : Reply.status(200).header("Content-Type", type);
        server.answer(reply.body("{\"generated_text\": \"g\"}"));
        assertThat(ask().text()).isEqualTo("g");
        server.answer(reply.body("\"g\""));
        assertThat(ask().text()).isEqualTo(type.equals("text/plain") ? "\"g\"" : "g");
    }

    /** DJL Serving's JSON lines: a token each, the whole text in the last one. */
    @Test
    void linesOfTokensAreNotSaidTwice() {
        server.answer(Reply.status(200)
                .header("Content-Type", "application/jsonlines")
                .chunk("""
                {"token": {"id": 1, "text": "Good"}}
                {"token": {"id": 2, "text": " day"}, "details": {"finish_reason": "eos_token"}, "generated_text": "Good day"}
                """));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("Good day");
        assertThat(((StreamEvent.Completed) answer.last()).finishReason())
                .isEqualTo(new FinishReason(FinishReason.Kind.STOP, "eos_token"));
    }

    @Test
    void eventsMayHoldJsonOrText() {
        server.answer(Reply.sse()
                .chunk("data: {\"text\": \"a\"}\n\ndata: {\"load\": 1}\n\ndata: {broken\n\ndata: [DONE]\n\n"));
        Collected json = ask();
        assertThat(json.text()).isEqualTo("a");
        assertThat(json.of(StreamEvent.Unrecognized.class))
                .extracting(StreamEvent.Unrecognized::raw)
                .containsExactly("{\"load\":1}", "{broken");
        assertThat(json.last()).isInstanceOf(StreamEvent.Completed.class);
        server.answer(Reply.sse().chunk("data: a\n\ndata: {b}\n\ndata: [DONE]\n\n"));
        assertThat(ask().text()).isEqualTo("a{b}");
    }

    @Test
    void torchServesOwnErrorIsNamedWithItsStatusAndInA200() {
        String body = "{\"code\": 503, \"type\": \"InternalServerException\", \"message\": \"Prediction failed\"}";
        server.answer(Reply.json(500, body));
        assertThat(ask().error()).isInstanceOf(InferenceError.ServerError.class);
        assertThat(ask().error().detail()).isEqualTo("Prediction failed");
        server.answer(Reply.json(200, body));
        assertThat(ask().error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(ask().error().detail()).isEqualTo("Prediction failed");
        server.answer(Reply.json(200, "{\"code\": 200, \"type\": \"t\", \"message\": \"m\"}"));
        assertThat(ask().last()).isInstanceOf(StreamEvent.Completed.class);
    }
}
