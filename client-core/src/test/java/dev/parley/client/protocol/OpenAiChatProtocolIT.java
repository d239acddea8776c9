package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.JsonText;
import dev.parley.client.Role;
import dev.parley.client.StreamEvent;
import dev.parley.client.contract.Collected;
import dev.parley.client.contract.StreamingProtocolContractTest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenAiChatProtocolIT extends StreamingProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("chat", baseUrl).model("m-1").build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).at("/messages/0/content").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return OpenAiBodies.chat(text);
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return OpenAiBodies.chatStream(pieces);
    }

    private JsonNode sent() {
        return OpenAiBodies.parse(server.requests().getFirst().bodyText());
    }

    @Test
    void aStreamedRequestAsksForUsageAndTheCallersParametersWin() {
        server.answer(Reply.json(200, wholeBody("x")));
        Map<String, JsonText> parameters = new LinkedHashMap<>();
        parameters.put("temperature", new JsonText("0.70"));
        parameters.put("stream_options", new JsonText("{\"include_usage\":false}"));
        parameters.put("model", JsonText.string("m-2"));
        ask(new ChatRequest(null, List.of(ChatMessage.user("x")), parameters, true));
        assertThat(sent().path("stream").booleanValue()).isTrue();
        assertThat(sent().at("/stream_options/include_usage").booleanValue()).isFalse();
        assertThat(sent().path("model").stringValue()).isEqualTo("m-2");
        assertThat(server.requests().getFirst().target()).isEqualTo("/v1/chat/completions");
        assertThat(server.requests().getFirst().header("accept")).contains("text/event-stream");
    }

    @Test
    void aWholeRequestDoesNotMentionStreams() {
        server.answer(Reply.json(200, wholeBody("x")));
        ask(ChatRequest.of("x").withStream(false));
        assertThat(sent().propertyNames()).containsExactly("model", "messages");
    }

    @Test
    void aBaseThatEndsInV1IsNotDoubled() {
        server.answer(Reply.json(200, wholeBody("x")));
        var client = connector.connect(profile(server.url("/api/v1/")));
        Collected.from(l -> client.open(ChatRequest.of("x"), l));
        assertThat(server.requests().getFirst().target()).isEqualTo("/api/v1/chat/completions");
    }

    @Test
    void attachmentsAndToolsHaveTheirPlaces() {
        server.answer(Reply.json(200, wholeBody("x")));
        ask(new ChatRequest(
                null,
                List.of(
                        new ChatMessage(
                                Role.USER,
                                List.of(
                                        new ContentPart.Text("look"),
                                        new ContentPart.Attachment("a.png", "image/png", new byte[] {1, 2, 3}),
                                        new ContentPart.Attachment("a.wav", "audio/wav", new byte[] {4}),
                                        new ContentPart.Attachment("n.txt", "text/plain", new byte[] {'h', 'i'}))),
                        new ChatMessage(Role.ASSISTANT, List.of(new ContentPart.ToolCall("c1", "f", "{\"a\":1}"))),
                        new ChatMessage(Role.TOOL, List.of(new ContentPart.ToolResult("c1", "42")))),
                Map.of(),
                false));
        JsonNode content = sent().at("/messages/0/content");
        assertThat(content.at("/0/text").stringValue()).isEqualTo("look");
        assertThat(content.at("/1/image_url/url").stringValue()).isEqualTo("data:image/png;base64,AQID");
        assertThat(content.at("/2/input_audio/format").stringValue()).isEqualTo("wav");
        assertThat(content.at("/3/text").stringValue()).contains("n.txt").endsWith("hi");
        assertThat(sent().at("/messages/1/tool_calls/0/function/arguments").stringValue())
                .isEqualTo("{\"a\":1}");
        assertThat(sent().at("/messages/2/role").stringValue()).isEqualTo("tool");
        assertThat(sent().at("/messages/2/tool_call_id").stringValue()).isEqualTo("c1");
    }

    @Test
    void anErrorEventInTheMiddleKeepsTheTextBeforeIt() {
        server.answer(Reply.sse()
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"part\"}}]}\n\n")
                .chunk("data: {\"error\":{\"message\":\"out of memory\",\"code\":500}}\n\n"));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("part");
        assertThat(answer.error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(answer.error().detail()).isEqualTo("out of memory");
    }

    @Test
    void oneMalformedEventIsShownAndSkipped() {
        server.answer(Reply.sse()
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n")
                .chunk("data: {broken\n\n")
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}\n\n")
                .chunk("data: [DONE]\n\n"));
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("ab");
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(1);
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    @Test
    void sixMalformedEventsInARowEndTheStream() {
        server.answer(Reply.sse().chunk("data: {broken\n\n".repeat(6)).chunk("data: [DONE]\n\n"));
        Collected answer = ask();
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(5);
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.MalformedResponse.class,
                        malformed -> assertThat(malformed.where()).isEqualTo("event 6"));
    }

    @Test
    void anEndlessLineEndsTheStreamInsteadOfTheMemory() {
        String piece = "x".repeat(64 * 1024);
        Reply reply = Reply.sse().chunk("data: {\"choices\":[{\"delta\":{\"content\":\"kept\"}}]}\n\n");
        for (int i = 0; i < 20; i++) {
            reply = reply.chunk(piece);
        }
        server.answer(reply.stall());
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("kept");
        assertThat(answer.error()).isInstanceOf(InferenceError.TooLarge.class);
    }

    @Test
    void afterTheFinishReasonALostConnectionLosesNothing() {
        server.answer(Reply.sse()
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"all\"},\"finish_reason\":\"length\"}]}\n\n")
                .cut());
        Collected answer = ask();
        assertThat(answer.last()).isInstanceOfSatisfying(StreamEvent.Completed.class, completed -> {
            assertThat(completed.finishReason().kind()).isEqualTo(FinishReason.Kind.LENGTH);
            assertThat(completed.finishReason().raw()).isEqualTo("length");
        });
    }

    @Test
    void reasoningGoesByThreeNames() {
        server.answer(Reply.sse()
                .chunk("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"a\"}}]}\n\n")
                .chunk("data: {\"choices\":[{\"delta\":{\"reasoning\":\"b\"}}]}\n\n")
                .chunk("data: {\"choices\":[{\"delta\":{\"thinking\":\"c\",\"content\":\"\"}}]}\n\n")
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"d\"},\"finish_reason\":\"stop\"}]}\n\n"));
        Collected answer = ask();
        assertThat(answer.reasoning()).isEqualTo("abc");
        assertThat(answer.text()).isEqualTo("d");
    }

    @Test
    void sseUnderAnotherLabelIsReadAsSse() {
        server.answer(Reply.status(200).header("Content-Type", "text/plain").chunk(streamBody(PIECES)));
        assertCompleteAnswer(ask());
    }
}
