package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.Role;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OllamaChatProtocolIT extends StreamingProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("ollama", baseUrl)
                .protocol(Protocol.OLLAMA_CHAT)
                .model("m-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).at("/messages/0/content").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return OllamaBodies.whole(OllamaBodies.chat(text));
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return OllamaBodies.stream(pieces, OllamaBodies::chat);
    }

    @Override
    protected String streamType() {
        return "application/x-ndjson";
    }

    private JsonNode sent(ChatRequest request) {
        server.answer(Reply.json(200, wholeBody("x")));
        ask(request);
        assertThat(server.requests().getLast().target()).isEqualTo("/api/chat");
        return OpenAiBodies.parse(server.requests().getLast().bodyText());
    }

    private Collected askFor(String... lines) {
        server.answer(Reply.status(200)
                .header("Content-Type", streamType())
                .chunk(String.join("\n", lines))
                .chunk("\n"));
        return ask();
    }

    private static String message(String fields) {
        return "{\"message\":{\"role\":\"assistant\"," + fields + "},\"done\":false}";
    }

    private static final String DONE = "{\"done\":true,\"done_reason\":\"stop\"}";

    @Test
    void whetherAStreamIsWantedIsAlwaysSaid() {
        assertThat(sent(ChatRequest.of("x")).path("stream").booleanValue()).isTrue();
        assertThat(sent(ChatRequest.of("x").withStream(false)).path("stream").booleanValue())
                .isFalse();
    }

    @Test
    void samplingParametersAreOptionsAndTheFieldsOfARequestAreNot() {
        JsonNode body = sent(Questions.asked(
                "temperature", "0.5",
                "max_tokens", "100",
                "stop", "\"END\"",
                "num_ctx", "2048",
                "options", "{\"seed\":7,\"temperature\":0.6}",
                "format", "\"json\"",
                "think", "true",
                "keep_alive", "\"1m\"",
                "tools", "[]"));
        assertThat(body.path("options")).isEqualTo(OpenAiBodies.parse("""
                {"temperature":0.6,"num_predict":100,"stop":["END"],"num_ctx":2048,"seed":7}"""));
        assertThat(body.path("format").stringValue()).isEqualTo("json");
        assertThat(body.path("think").booleanValue()).isTrue();
        assertThat(body.has("keep_alive") && body.has("tools")).isTrue();
        assertThat(sent(Questions.asked()).has("options")).isFalse();
        assertThat(sent(Questions.asked("options", "null")).path("options").isNull())
                .isTrue();
    }

    @Test
    void callsHaveObjectsAndResultsNameTheirTool() {
        JsonNode messages = sent(Questions.afterToolCalls()).path("messages");
        assertThat(messages.size()).isEqualTo(7);
        assertThat(messages.at("/0/role").stringValue()).isEqualTo("system");
        assertThat(messages.at("/3/content").stringValue()).isEqualTo("I look.");
        assertThat(messages.at("/3/tool_calls/0/function/arguments/city").stringValue())
                .isEqualTo("Seoul");
        assertThat(messages.at("/3/tool_calls/1/id").stringValue()).isEqualTo("c2");
        assertThat(messages.at("/4/role").stringValue()).isEqualTo("tool");
        assertThat(messages.at("/4/tool_name").stringValue()).isEqualTo("sun");
        assertThat(messages.at("/5/content").stringValue()).isEqualTo("none");
        JsonNode orphan = sent(Questions.whole(
                        new ChatMessage(Role.TOOL, List.of(new ContentPart.ToolResult("c9", "x"))),
                        new ChatMessage(Role.USER, List.of())))
                .path("messages");
        assertThat(orphan.at("/0/tool_name").stringValue()).isEqualTo("c9");
        assertThat(orphan.at("/1/content").stringValue()).isEmpty();
    }

    @Test
    void imagesAreBesideTheTextAndSoundHasNoPlace() {
        JsonNode message = sent(Questions.with(Questions.IMAGE, Questions.TEXT)).at("/messages/0");
        assertThat(message.path("images").toString()).isEqualTo("[\"AQID\"]");
        assertThat(message.path("content").stringValue()).startsWith("look").contains("File n.txt:\n\nhi");
        assertThatThrownBy(() -> ask(Questions.with(Questions.AUDIO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ollama-chat")
                .hasMessageContaining("a.wav");
    }

    @Test
    void thoughtsAndCallsComeInMessages() {
        Collected answer = askFor(
                message("\"thinking\":\"hmm\",\"content\":\"\""),
                message("\"content\":\"I look.\""),
                message("\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"sun\",\"arguments\":{\"a\":1}}}]"),
                message(
                        "\"tool_calls\":[{\"id\":\"c2\",\"function\":{\"index\":0,\"name\":\"rain\",\"arguments\":null}}]"),
                message("\"tool_calls\":[{\"function\":{\"name\":\"now\",\"arguments\":\"{}\"}}]"),
                DONE);
        assertThat(answer.reasoning()).isEqualTo("hmm");
        assertThat(answer.text()).isEqualTo("I look.");
        assertThat(JoinedCalls.of(answer))
                .containsExactly("0 0 null sun {\"a\":1}", "0 1 c2 rain {}", "0 2 null now {}");
        assertThat(((StreamEvent.Completed) answer.last()).finishReason())
                .isEqualTo(new FinishReason(FinishReason.Kind.TOOL_CALLS, "stop"));
    }

    @Test
    void countsAreUsageAndDurationsTimings() {
        Collected answer = askFor("{\"message\":{\"content\":\"a\"},\"done\":true,\"done_reason\":\"stop\","
                + "\"total_duration\":9,\"load_duration\":1,\"prompt_eval_count\":3,\"prompt_eval_duration\":2,"
                + "\"eval_count\":5,\"eval_duration\":4}");
        assertThat(answer.of(StreamEvent.UsageReported.class).getFirst().usage())
                .isEqualTo(TokenUsage.of(3L, 5L));
        assertThat(answer.of(StreamEvent.TimingsReported.class).getFirst().timings())
                .isEqualTo(Map.of(
                        "total_duration", 9.0,
                        "load_duration", 1.0,
                        "prompt_eval_duration", 2.0,
                        "eval_duration", 4.0));
        Collected one = askFor("{\"message\":{\"content\":\"a\"},\"done\":true,\"eval_count\":5}");
        assertThat(one.of(StreamEvent.UsageReported.class).getFirst().usage()).isEqualTo(TokenUsage.of(null, 5L));
    }

    @ParameterizedTest
    @CsvSource({"stop, STOP, stop", "length, LENGTH, length", "load, OTHER, load", "'', UNSTATED, unstated"})
    void theEndHasItsReason(String reason, FinishReason.Kind kind, String raw) {
        Collected answer = askFor(message("\"content\":\"a\""), "{\"done\":true,\"done_reason\":\"" + reason + "\"}");
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(new FinishReason(kind, raw));
    }

    @Test
    void anErrorLineKeepsTheTextBeforeIt() {
        Collected answer = askFor(message("\"content\":\"part\""), "{\"error\":\"model runner has stopped\"}");
        assertThat(answer.text()).isEqualTo("part");
        assertThat(answer.error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(answer.error().detail()).isEqualTo("model runner has stopped");
    }

    @Test
    void linesUnderAnotherLabelAreReadAsLines() {
        server.answer(Reply.json(200, streamBody(PIECES) + "\n"));
        assertCompleteAnswer(ask());
    }

    @Test
    void aWholeAnswerMayTakeSeveralLinesAndNeedNotSayThatItIsDone() {
        server.answer(Reply.json(200, "{\n \"message\": {\n \"content\": \"a\"}\n}"));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("a");
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(FinishReason.UNSTATED);
    }

    @Test
    void imagesProgressAndLogprobsAreUnderstood() {
        Collected answer = askFor(
                "{\"completed\":1,\"total\":4}",
                message("\"images\":[\"iVBORw0KGgo=\",\"\",7]"),
                "{\"message\":{\"content\":\"a\"},\"logprobs\":[{\"token\":\"a\",\"logprob\":-0.5}]}",
                DONE);
        assertThat(answer.of(StreamEvent.Progress.class).getFirst().fraction()).isEqualTo(0.25);
        assertThat(answer.of(StreamEvent.MediaReceived.class).getFirst().media().mediaType())
                .isEqualTo("image/png");
        assertThat(answer.of(StreamEvent.LogprobsReceived.class).getFirst().tokens())
                .containsExactly(new TokenLogprob("a", -0.5, List.of()));
        assertThat(answer.of(StreamEvent.Unrecognized.class)).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsKept() {
        Collected answer = askFor("{\"status\":\"pulling\"}", message("\"content\":\"a\""), DONE);
        assertThat(answer.of(StreamEvent.Unrecognized.class))
                .extracting(StreamEvent.Unrecognized::raw)
                .containsExactly("{\"status\":\"pulling\"}");
    }
}
