package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.StreamingProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class KserveGenerateProtocolIT extends StreamingProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("generate", baseUrl)
                .protocol(Protocol.KSERVE_GENERATE)
                .model("m-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).path("text_input").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return OpenAiBodies.json(Map.of("text_output", text, "model_name", "m-1"));
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return pieces.stream()
                .map(piece -> OpenAiBodies.event(Map.of("text_output", piece, "model_name", "m-1")))
                .collect(Collectors.joining());
    }

    @Override
    protected boolean supportsUsage() {
        return false;
    }

    @Override
    protected boolean marksItsEnd() {
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "true, , /v2/models/m-1/generate_stream",
        "false, , /v2/models/m-1/generate",
        "true, /v2/models/{model}/versions/2/generate, /v2/models/m-1/versions/2/generate_stream",
        "true, /a/generate?x=/generate, /a/generate_stream?x=/generate",
        "true, /generate/it, /generate/it",
        "false, /a/generate_stream, /a/generate_stream"
    })
    void aStreamHasAPathOfItsOwn(boolean stream, String path, String expected) {
        server.answer(wholeReply("ok"));
        EndpointProfile at = profile(server.url("")).toBuilder().path(path).build();
        Collected.from(l -> connector.connect(at).open(ChatRequest.of("x").withStream(stream), l));
        RecordedRequest request = server.requests().getFirst();
        assertThat(request.target()).isEqualTo(expected);
        assertThat(request.header("accept").contains("text/event-stream"))
                .isEqualTo(expected.contains("generate_stream"));
    }

    @Test
    void parametersHaveAnObjectOfTheirOwn() {
        server.answer(wholeReply("ok"));
        ask(new ChatRequest(
                null,
                List.of(ChatMessage.user("x")),
                Map.of("max_tokens", new JsonText("7"), "id", JsonText.string("r-1")),
                false));
        JsonNode body = OpenAiBodies.parse(server.requests().getFirst().bodyText());
        assertThat(body).isEqualTo(OpenAiBodies.parse("""
                {"text_input": "x", "parameters": {"max_tokens": 7}, "id": "r-1"}"""));
    }

    @ParameterizedTest
    @CsvSource({"length, LENGTH", "eos_token, STOP", "stop_sequence, STOP", "tired, OTHER"})
    void theReasonIsToldAndMakesALostConnectionHarmless(String raw, FinishReason.Kind kind) {
        server.answer(Reply.sse()
                .chunk("data: {\"text_output\": \"a\", \"details\": {\"finish_reason\": \"" + raw + "\"}}\n\n")
                .cut());
        assertThat(((StreamEvent.Completed) ask().last()).finishReason()).isEqualTo(new FinishReason(kind, raw));
    }

    @Test
    void tokensBringTheirLogprobsAndSpecialOnesAreNoText() {
        server.answer(Reply.sse().chunk("""
                data: {"text_output": "a", "details": {"token": {"id": 1, "text": "a", "logprob": -0.5, "special": false}}}

                data: {"text_output": "</s>", "details": {"token": {"id": 2, "text": "</s>", "logprob": -1, "special": true}, "finish_reason": "eos_token"}}

                """));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("a");
        assertThat(answer.of(StreamEvent.LogprobsReceived.class))
                .extracting(StreamEvent.LogprobsReceived::tokens)
                .containsExactly(List.of(new TokenLogprob("a", -0.5, List.of())));
    }

    @Test
    void aWholeAnswerHasDetailsToo() {
        server.answer(Reply.json(200, """
                {"text_output": ["a", "b", 1], "model_name": "m", "details": {"finish_reason": "length",
                 "logprobs": [{"id": 1, "text": "a", "logprob": -0.5}, {"text": "b"}]}}"""));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("ab");
        assertThat(answer.of(StreamEvent.LogprobsReceived.class).getFirst().tokens())
                .hasSize(1);
        assertThat(((StreamEvent.Completed) answer.last()).finishReason().raw()).isEqualTo("length");
    }

    @Test
    void anErrorEventEndsTheStreamAndAStrangeOneIsShown() {
        server.answer(Reply.sse().chunk("""
                data: {"text_output": "a"}

                data: {"heartbeat": 1}

                data: {"error": "out of memory"}

                """));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("a");
        assertThat(answer.of(StreamEvent.Unrecognized.class))
                .extracting(StreamEvent.Unrecognized::raw)
                .containsExactly("{\"heartbeat\":1}");
        assertThat(answer.error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(answer.error().detail()).isEqualTo("out of memory");
    }

    @Test
    void aMarkerOfOpenAisKindEndsTheStreamToo() {
        server.answer(Reply.sse()
                .chunk("data: {\"text_output\": \"a\"}\n\ndata: [DONE]\n\n")
                .stall());
        assertThat(ask().last()).isInstanceOf(StreamEvent.Completed.class);
    }
}
