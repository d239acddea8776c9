package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatRequest;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.TokenUsage;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.StreamingProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GeminiProtocolIT extends StreamingProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("gemini", baseUrl)
                .protocol(Protocol.GEMINI)
                .model("m-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText())
                .at("/contents/0/parts/0/text")
                .stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return GeminiBodies.whole(text);
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return GeminiBodies.stream(pieces);
    }

    private JsonNode sent(ChatRequest request) {
        server.answer(Reply.json(200, wholeBody("x")));
        ask(request);
        return OpenAiBodies.parse(server.requests().getLast().bodyText());
    }

    private Collected askFor(String... events) {
        Reply reply = Reply.sse();
        for (String event : events) {
            reply = reply.chunk("data: " + event + "\n\n");
        }
        server.answer(reply);
        return ask();
    }

    private static String candidate(String fields) {
        return "{\"candidates\":[{" + fields + "}]}";
    }

    private static String part(String part) {
        return candidate("\"content\":{\"parts\":[" + part + "]}");
    }

    private static final String STOP = candidate("\"finishReason\":\"STOP\"");

    @ParameterizedTest
    @CsvSource({
        "true, m-1, , /v1beta/models/m-1:streamGenerateContent?alt=sse",
        "false, m-1, , /v1beta/models/m-1:generateContent",
        "true, models/m-1, , /v1beta/models/m-1:streamGenerateContent?alt=sse",
        "true, m 1, /v1/{model}:generateContent?k=v, /v1/m%201:streamGenerateContent?k=v&alt=sse",
        "true, m-1, /other, /other",
        "true, m-1, /m:streamGenerateContent, /m:streamGenerateContent"
    })
    void aStreamHasAPathOfItsOwn(boolean stream, String model, String path, String expected) {
        server.answer(Reply.json(200, wholeBody("ok")));
        EndpointProfile at =
                profile(server.url("")).toBuilder().model(model).path(path).build();
        Collected.from(l -> connector.connect(at).open(ChatRequest.of("x").withStream(stream), l));
        assertThat(server.requests().getFirst().target()).isEqualTo(expected);
    }

    @Test
    void withoutAModelNothingIsSent() {
        EndpointProfile none = profile(server.url("")).toBuilder().model(null).build();
        assertThatThrownBy(() -> Collected.from(l -> connector.connect(none).open(ChatRequest.of("x"), l)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("model");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void commonNamesOfParametersBecomeGeminisAndOthersStay() {
        JsonNode body = sent(Questions.asked(
                "temperature", "0.5",
                "top_p", "0.9",
                "top_k", "40",
                "max_tokens", "100",
                "stop", "\"END\"",
                "seed", "7",
                "n", "2",
                "generationConfig", "{\"topK\":1,\"thinkingConfig\":{\"thinkingBudget\":0}}",
                "safetySettings", "[]"));
        assertThat(body.path("generationConfig")).isEqualTo(OpenAiBodies.parse("""
                {"temperature":0.5,"topP":0.9,"topK":1,"maxOutputTokens":100,"stopSequences":["END"],"seed":7,
                "candidateCount":2,"thinkingConfig":{"thinkingBudget":0}}"""));
        assertThat(body.path("safetySettings").isArray()).isTrue();
        assertThat(sent(Questions.asked("generationConfig", "7"))
                        .path("generationConfig")
                        .intValue())
                .isEqualTo(7);
        assertThat(sent(Questions.asked()).has("generationConfig")).isFalse();
    }

    @Test
    void turnsAlternateAndResultsNameTheirTool() {
        JsonNode body = sent(Questions.afterToolCalls());
        assertThat(body.at("/systemInstruction/parts/0/text").stringValue()).isEqualTo("be brief\n\nbe kind");
        JsonNode contents = body.path("contents");
        assertThat(contents.size()).isEqualTo(3);
        assertThat(contents.at("/1/role").stringValue()).isEqualTo("model");
        assertThat(contents.at("/1/parts/0/text").stringValue()).isEqualTo("I look.");
        assertThat(contents.at("/1/parts/1/functionCall/name").stringValue()).isEqualTo("sun");
        assertThat(contents.at("/1/parts/1/functionCall/args/city").stringValue())
                .isEqualTo("Seoul");
        assertThat(contents.at("/2/role").stringValue()).isEqualTo("user");
        assertThat(contents.at("/2/parts/0/functionResponse/name").stringValue())
                .isEqualTo("sun");
        assertThat(contents.at("/2/parts/0/functionResponse/response/hours").intValue())
                .isEqualTo(7);
        assertThat(contents.at("/2/parts/1/functionResponse/response/result").stringValue())
                .isEqualTo("none");
        assertThat(contents.at("/2/parts/2/text").stringValue()).isEqualTo("and now?");
    }

    @Test
    void filesGoInline() {
        JsonNode parts = sent(Questions.with(Questions.IMAGE, Questions.AUDIO, Questions.TEXT, Questions.PDF))
                .at("/contents/0/parts");
        assertThat(parts.at("/0/text").stringValue()).isEqualTo("look");
        assertThat(parts.at("/1/inlineData/mimeType").stringValue()).isEqualTo("image/png");
        assertThat(parts.at("/1/inlineData/data").stringValue()).isEqualTo("AQID");
        assertThat(parts.at("/2/inlineData/mimeType").stringValue()).isEqualTo("audio/wav");
        assertThat(parts.at("/3/text").stringValue()).contains("n.txt").endsWith("hi");
        assertThat(parts.at("/4/inlineData/mimeType").stringValue()).isEqualTo("application/pdf");
    }

    @Test
    void thoughtsCallsAndImagesAreParts() {
        Collected answer = askFor(
                part("{\"text\":\"hmm\",\"thought\":true},{\"text\":\"said\"}"),
                part("{\"functionCall\":{\"name\":\"sun\",\"args\":{\"a\":1}},\"thoughtSignature\":\"c2ln\"},"
                        + "{\"functionCall\":{\"id\":\"c2\",\"name\":\"rain\"}}"),
                part("{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"iVBORw0KGgo=\"}}"),
                part("{\"executableCode\":{\"code\":\"1\"}}"),
                STOP);
        assertThat(answer.reasoning()).isEqualTo("hmm");
        assertThat(answer.text()).isEqualTo("said");
        assertThat(JoinedCalls.of(answer)).containsExactly("0 0 null sun {\"a\":1}", "0 1 c2 rain {}");
        assertThat(answer.of(StreamEvent.MediaReceived.class).getFirst().media().mediaType())
                .isEqualTo("image/png");
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(1);
        assertThat(((StreamEvent.Completed) answer.last()).finishReason())
                .isEqualTo(new FinishReason(FinishReason.Kind.TOOL_CALLS, "STOP"));
    }

    @Test
    void whatWasThoughtCountsAsOutputAndOldCountsAreNoNews() {
        String counts = "\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":5,\"thoughtsTokenCount\":2,"
                + "\"cachedContentTokenCount\":1}";
        Collected answer = askFor("{" + counts + "}", "{" + counts + "}", STOP);
        assertThat(answer.of(StreamEvent.UsageReported.class))
                .extracting(StreamEvent.UsageReported::usage)
                .containsExactly(new TokenUsage(3L, 7L, 1L, 2L));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "MAX_TOKENS, LENGTH",
        "SAFETY, CONTENT_FILTER",
        "PROHIBITED_CONTENT, CONTENT_FILTER",
        "MALFORMED_FUNCTION_CALL, OTHER"
    })
    void theEndHasItsReason(String raw, FinishReason.Kind kind) {
        Collected answer = askFor(part("{\"text\":\"a\"}"), candidate("\"finishReason\":\"" + raw + "\""));
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(new FinishReason(kind, raw));
    }

    @Test
    void aBlockedPromptIsAnErrorOfItsOwn() {
        Collected bare = askFor("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}");
        assertThat(bare.error()).isInstanceOf(InferenceError.ContentFiltered.class);
        assertThat(bare.error().detail()).contains("SAFETY");
        server.answer(Reply.json(
                200, "{\"promptFeedback\":{\"blockReason\":\"OTHER\",\"blockReasonMessage\":\"not this\"}}"));
        assertThat(ask().error().detail()).isEqualTo("not this");
    }

    @Test
    void anErrorInTheMiddleKeepsTheTextBeforeIt() {
        Collected answer = askFor(
                part("{\"text\":\"part\"}"),
                "{\"error\":{\"code\":429,\"message\":\"quota\",\"status\":\"RESOURCE_EXHAUSTED\"}}");
        assertThat(answer.text()).isEqualTo("part");
        assertThat(answer.error()).isInstanceOf(InferenceError.RateLimited.class);
        assertThat(answer.error().detail()).isEqualTo("quota");
    }

    @Test
    void candidatesAreAlternativesAndEachMustEnd() {
        String both =
                "{\"candidates\":[{\"index\":0,\"content\":{\"parts\":[{\"text\":\"a\"}]},\"finishReason\":\"STOP\"},"
                        + "{\"index\":1,\"content\":{\"parts\":[{\"text\":\"b\"}]}}]}";
        Collected cut = askFor(both);
        assertThat(cut.of(StreamEvent.TextDelta.class))
                .extracting(StreamEvent.TextDelta::choice)
                .containsExactly(0, 1);
        assertThat(cut.error()).isInstanceOf(InferenceError.Truncated.class);
        Collected ended = askFor(both, candidate("\"index\":1,\"finishReason\":\"MAX_TOKENS\""));
        assertThat(((StreamEvent.Completed) ended.last()).finishReason().raw()).isEqualTo("STOP");
    }

    @Test
    void logprobsAreEventsOfTheirOwn() {
        Collected answer = askFor(candidate("\"logprobsResult\":{\"chosenCandidates\":[{\"token\":\"a\","
                + "\"logProbability\":-0.5}],\"topCandidates\":[{\"candidates\":[{\"token\":\"b\",\"logProbability\":-1}]}]},"
                + "\"finishReason\":\"STOP\""));
        assertThat(answer.of(StreamEvent.LogprobsReceived.class).getFirst().tokens())
                .containsExactly(new TokenLogprob("a", -0.5, List.of(new TokenLogprob("b", -1, List.of()))));
    }

    @Test
    void anArrayOfPiecesIsAWholeAnswer() {
        server.answer(Reply.json(200, "[" + part("{\"text\":\"a\"}") + "," + part("{\"text\":\"b\"}") + "]"));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("ab");
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(FinishReason.UNSTATED);
        server.answer(Reply.json(200, "[]"));
        assertThat(ask().error()).isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @Test
    void whatIsNotUnderstoodIsKeptAndTheMarkerOfOtherServersEndsIt() {
        Collected answer = askFor("{\"modelVersion\":\"x\"}", part("{\"text\":\"a\"}"), "[DONE]");
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(1);
        assertThat(answer.text()).isEqualTo("a");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }
}
