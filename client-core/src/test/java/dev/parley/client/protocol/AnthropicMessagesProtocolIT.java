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

class AnthropicMessagesProtocolIT extends StreamingProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("messages", baseUrl)
                .protocol(Protocol.ANTHROPIC_MESSAGES)
                .model("m-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).at("/messages/0/content").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return AnthropicBodies.whole(text);
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return AnthropicBodies.stream(pieces);
    }

    private JsonNode sent(ChatRequest request) {
        server.answer(Reply.json(200, wholeBody("x")));
        ask(request);
        return OpenAiBodies.parse(server.requests().getLast().bodyText());
    }

    private Collected askFor(String... events) {
        server.answer(Reply.sse().chunk(String.join("", events)));
        return ask();
    }

    private static String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }

    private static String delta(int index, String delta) {
        return event("content_block_delta", "\"index\":" + index + ",\"delta\":" + delta);
    }

    @Test
    void theVersionIsAHeaderThatTheProfileMayChange() {
        assertThat(sent(ChatRequest.of("x")).path("stream").booleanValue()).isTrue();
        RecordedRequest request = server.requests().getLast();
        assertThat(request.target()).isEqualTo("/v1/messages");
        assertThat(request.headers("anthropic-version")).containsExactly("2023-06-01");
        server.answer(Reply.json(200, wholeBody("x")));
        EndpointProfile own = profile(server.url("")).toBuilder()
                .headers(Map.of("anthropic-version", "2024-01-01"))
                .build();
        Collected.from(l -> connector.connect(own).open(ChatRequest.of("x"), l));
        assertThat(server.requests().getLast().headers("anthropic-version")).containsExactly("2024-01-01");
    }

    @Test
    void aLimitIsAlwaysSent() {
        assertThat(sent(Questions.asked()).path("max_tokens").intValue()).isEqualTo(4096);
        assertThat(sent(Questions.asked("max_tokens", "7")).path("max_tokens").intValue())
                .isEqualTo(7);
        JsonNode common = sent(Questions.asked("max_completion_tokens", "8", "stop", "\"END\"", "top_k", "3"));
        assertThat(common.path("max_tokens").intValue()).isEqualTo(8);
        assertThat(common.path("stop_sequences").toString()).isEqualTo("[\"END\"]");
        assertThat(common.path("top_k").intValue()).isEqualTo(3);
        assertThat(sent(Questions.asked("stop_sequences", "[\"a\"]"))
                        .path("stop_sequences")
                        .toString())
                .isEqualTo("[\"a\"]");
        assertThat(sent(Questions.asked("stop", "null")).path("stop_sequences").isNull())
                .isTrue();
    }

    @Test
    void turnsAlternateAndTheSystemPromptIsApart() {
        JsonNode body = sent(Questions.afterToolCalls());
        assertThat(body.path("system").stringValue()).isEqualTo("be brief\n\nbe kind");
        JsonNode messages = body.path("messages");
        assertThat(messages.size()).isEqualTo(3);
        assertThat(messages.at("/0/content").stringValue()).isEqualTo("weather?");
        assertThat(messages.at("/1/role").stringValue()).isEqualTo("assistant");
        assertThat(messages.at("/1/content/1/id").stringValue()).isEqualTo("c1");
        assertThat(server.requests().getLast().bodyText()).contains("\"input\":{\"city\":\"Seoul\",\"at\":0.50}");
        assertThat(messages.at("/1/content/2/input/arguments").stringValue()).isEqualTo("not json");
        assertThat(messages.at("/2/role").stringValue()).isEqualTo("user");
        assertThat(messages.at("/2/content/0/tool_use_id").stringValue()).isEqualTo("c1");
        assertThat(messages.at("/2/content/1/content").stringValue()).isEqualTo("none");
        assertThat(messages.at("/2/content/2/text").stringValue()).isEqualTo("and now?");
    }

    @Test
    void oneTextAfterAnotherIsOneTurnAndEmptyOnesAreLeftOut() {
        JsonNode messages = sent(Questions.whole(
                        ChatMessage.user("one"),
                        ChatMessage.user("two"),
                        ChatMessage.assistant(""),
                        ChatMessage.user("three")))
                .path("messages");
        assertThat(messages.size()).isEqualTo(1);
        assertThat(messages.at("/0/content").size()).isEqualTo(3);
        assertThat(messages.at("/0/content/2/text").stringValue()).isEqualTo("three");
    }

    @Test
    void aCallWithoutArgumentsHasAnEmptyObject() {
        JsonNode messages = sent(Questions.whole(
                        ChatMessage.user("x"),
                        new ChatMessage(Role.ASSISTANT, List.of(new ContentPart.ToolCall("c1", "now", "")))))
                .path("messages");
        assertThat(messages.at("/1/content/0/input").toString()).isEqualTo("{}");
    }

    @Test
    void filesAreBlocksAndSoundHasNoPlace() {
        JsonNode content = sent(Questions.with(Questions.IMAGE, Questions.TEXT, Questions.PDF))
                .at("/messages/0/content");
        assertThat(content.at("/0/text").stringValue()).isEqualTo("look");
        assertThat(content.at("/1/type").stringValue()).isEqualTo("image");
        assertThat(content.at("/1/source/media_type").stringValue()).isEqualTo("image/png");
        assertThat(content.at("/1/source/data").stringValue()).isEqualTo("AQID");
        assertThat(content.at("/2/text").stringValue()).contains("n.txt").endsWith("hi");
        assertThat(content.at("/3/type").stringValue()).isEqualTo("document");
        assertThat(content.at("/3/title").stringValue()).isEqualTo("d.pdf");
        assertThatThrownBy(() -> ask(Questions.with(Questions.AUDIO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("anthropic-messages")
                .hasMessageContaining("a.wav");
        assertThatThrownBy(() -> ask(
                        Questions.whole(new ChatMessage(Role.SYSTEM, List.of(Questions.IMAGE)), ChatMessage.user("x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thoughtsAndCallsComeInFragments() {
        Collected answer = askFor(
                event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}"),
                delta(0, "{\"type\":\"thinking_delta\",\"thinking\":\"Let me \"}"),
                delta(0, "{\"type\":\"thinking_delta\",\"thinking\":\"see\"}"),
                delta(0, "{\"type\":\"signature_delta\",\"signature\":\"c2ln\"}"),
                event("content_block_stop", "\"index\":0"),
                event(
                        "content_block_start",
                        "\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"c1\",\"name\":\"sun\",\"input\":{}}"),
                delta(1, "{\"type\":\"input_json_delta\",\"partial_json\":\"\"}"),
                delta(1, "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\"\"}"),
                delta(1, "{\"type\":\"input_json_delta\",\"partial_json\":\":1}\"}"),
                event("content_block_stop", "\"index\":1"),
                event(
                        "content_block_start",
                        "\"index\":2,\"content_block\":{\"type\":\"tool_use\",\"id\":\"c2\",\"name\":\"rain\",\"input\":{\"b\":2}}"),
                event("content_block_stop", "\"index\":2"),
                event(
                        "content_block_start",
                        "\"index\":3,\"content_block\":{\"type\":\"tool_use\",\"id\":\"c3\",\"name\":\"now\"}"),
                event("content_block_stop", "\"index\":3"),
                AnthropicBodies.end("tool_use"));
        assertThat(answer.reasoning()).isEqualTo("Let me see");
        assertThat(JoinedCalls.of(answer))
                .containsExactly("0 0 c1 sun {\"a\":1}", "0 1 c2 rain {\"b\":2}", "0 2 c3 now {}");
        assertThat(((StreamEvent.Completed) answer.last()).finishReason())
                .isEqualTo(new FinishReason(FinishReason.Kind.TOOL_CALLS, "tool_use"));
        assertThat(answer.of(StreamEvent.Unrecognized.class)).isEmpty();
    }

    @Test
    void aWholeAnswerHasTheSameParts() {
        server.answer(Reply.json(200, """
                {"type":"message","content":[{"type":"thinking","thinking":"hmm","signature":"c2ln"},
                {"type":"text","text":"It is "},{"type":"text","text":"so."},
                {"type":"tool_use","id":"c1","name":"sun","input":{"a":1}},
                {"type":"redacted_thinking","data":"AAAA"}],"stop_reason":null,
                "usage":{"input_tokens":1,"cache_read_input_tokens":30,"cache_creation_input_tokens":4,"output_tokens":8}}"""));
        Collected answer = ask();
        assertThat(answer.reasoning()).isEqualTo("hmm");
        assertThat(answer.text()).isEqualTo("It is so.");
        assertThat(JoinedCalls.of(answer)).containsExactly("0 0 c1 sun {\"a\":1}");
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(1);
        assertThat(answer.of(StreamEvent.UsageReported.class).getLast().usage())
                .isEqualTo(new TokenUsage(35L, 8L, 30L, null));
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(FinishReason.UNSTATED);
    }

    @Test
    void theCountsOfBothEndsOfAStreamAreJoined() {
        Collected answer = askFor(AnthropicBodies.stream(List.of("a")));
        assertThat(answer.of(StreamEvent.UsageReported.class).getLast().usage())
                .isEqualTo(new TokenUsage(3L, 5L, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "refusal, CONTENT_FILTER",
        "pause_turn, OTHER"
    })
    void theEndHasItsReason(String raw, FinishReason.Kind kind) {
        Collected answer = askFor(AnthropicBodies.end(raw));
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(new FinishReason(kind, raw));
    }

    @Test
    void anErrorEventKeepsTheTextBeforeIt() {
        Collected answer = askFor(
                delta(0, "{\"type\":\"text_delta\",\"text\":\"part\"}"),
                event("error", "\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}"));
        assertThat(answer.text()).isEqualTo("part");
        assertThat(answer.error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(answer.error().detail()).isEqualTo("Overloaded");
        assertThat(askFor("event: error\ndata: {\"message\":\"bare\"}\n\n")
                        .error()
                        .detail())
                .isEqualTo("bare");
    }

    @Test
    void whatIsNotUnderstoodIsKept() {
        Collected answer = askFor(
                event(
                        "content_block_start",
                        "\"index\":0,\"content_block\":{\"type\":\"server_tool_use\",\"id\":\"s\"}"),
                delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"{}\"}"),
                event("content_block_stop", "\"index\":0"),
                delta(1, "{\"type\":\"citations_delta\",\"citation\":{}}"),
                event("new_event", "\"x\":1"),
                AnthropicBodies.end("end_turn"));
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(4);
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    @Test
    void theMarkerOfOtherServersEndsItToo() {
        Collected answer = askFor(delta(0, "{\"type\":\"text_delta\",\"text\":\"a\"}"), "data: [DONE]\n\n");
        assertThat(answer.text()).isEqualTo("a");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }
}
