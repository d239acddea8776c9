package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.Media;
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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OpenAiResponsesProtocolIT extends StreamingProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("responses", baseUrl)
                .protocol(Protocol.OPENAI_RESPONSES)
                .model("m-1")
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).at("/input/0/content").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return ResponsesBodies.whole(text);
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return ResponsesBodies.stream(pieces);
    }

    private JsonNode sent(ChatRequest request) {
        server.answer(Reply.json(200, wholeBody("x")));
        ask(request);
        assertThat(server.requests().getLast().target()).isEqualTo("/v1/responses");
        return OpenAiBodies.parse(server.requests().getLast().bodyText());
    }

    private Collected askFor(String... events) {
        server.answer(Reply.sse().chunk(String.join("", events)));
        return ask();
    }

    private static String event(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }

    private static final String COMPLETED = event("response.completed", "\"response\":{\"status\":\"completed\"}");

    @Test
    void theSystemPromptIsApartAndCallsAreItems() {
        JsonNode body = sent(Questions.afterToolCalls());
        assertThat(body.path("instructions").stringValue()).isEqualTo("be brief\n\nbe kind");
        JsonNode input = body.path("input");
        assertThat(input.size()).isEqualTo(7);
        assertThat(input.at("/0/role").stringValue()).isEqualTo("user");
        assertThat(input.at("/1/role").stringValue()).isEqualTo("assistant");
        assertThat(input.at("/1/content/0/type").stringValue()).isEqualTo("output_text");
        assertThat(input.at("/1/content/0/text").stringValue()).isEqualTo("I look.");
        assertThat(input.at("/2/type").stringValue()).isEqualTo("function_call");
        assertThat(input.at("/2/call_id").stringValue()).isEqualTo("c1");
        assertThat(input.at("/3/arguments").stringValue()).isEqualTo("not json");
        assertThat(input.at("/4/type").stringValue()).isEqualTo("function_call_output");
        assertThat(input.at("/5/output").stringValue()).isEqualTo("none");
        assertThat(input.at("/6/content").stringValue()).isEqualTo("and now?");
        assertThat(body.has("stream")).isFalse();
    }

    @Test
    void everyKindOfFileHasItsPlace() {
        JsonNode content = sent(Questions.with(Questions.IMAGE, Questions.AUDIO, Questions.TEXT, Questions.PDF))
                .at("/input/0/content");
        assertThat(content.at("/0/text").stringValue()).isEqualTo("look");
        assertThat(content.at("/1/image_url").stringValue()).isEqualTo("data:image/png;base64,AQID");
        assertThat(content.at("/2/input_audio/format").stringValue()).isEqualTo("wav");
        assertThat(content.at("/3/type").stringValue()).isEqualTo("input_text");
        assertThat(content.at("/3/text").stringValue()).contains("n.txt").endsWith("hi");
        assertThat(content.at("/4/filename").stringValue()).isEqualTo("d.pdf");
        assertThat(content.at("/4/file_data").stringValue()).startsWith("data:application/pdf;base64,");
    }

    @Test
    void theCallersParametersWin() {
        JsonNode body = sent(Questions.asked("model", "\"m-2\"", "instructions", "\"mine\"", "temperature", "0.70"));
        assertThat(body.path("model").stringValue()).isEqualTo("m-2");
        assertThat(body.path("instructions").stringValue()).isEqualTo("mine");
        assertThat(server.requests().getLast().bodyText()).contains("\"temperature\":0.70");
    }

    @Test
    void aStreamIsAskedFor() {
        assertThat(sent(ChatRequest.of("x")).path("stream").booleanValue()).isTrue();
    }

    @Test
    void usageHasItsParts() {
        Collected answer = askFor(ResponsesBodies.stream(List.of("a")));
        assertThat(answer.of(StreamEvent.UsageReported.class))
                .extracting(StreamEvent.UsageReported::usage)
                .containsExactly(new TokenUsage(3L, 5L, 1L, 2L));
        assertThat(answer.of(StreamEvent.Unrecognized.class)).isEmpty();
    }

    @Test
    void thoughtsComeAsTextAndAsSummariesInParagraphs() {
        Collected answer = askFor(
                event("response.reasoning_summary_text.delta", "\"item_id\":\"r\",\"summary_index\":0,\"delta\":\"A\""),
                event("response.reasoning_summary_text.delta", "\"item_id\":\"r\",\"summary_index\":0,\"delta\":\"B\""),
                event("response.reasoning_summary_text.delta", "\"item_id\":\"r\",\"summary_index\":1,\"delta\":\"C\""),
                event("response.reasoning_summary_text.done", "\"item_id\":\"r\",\"summary_index\":1,\"text\":\"C\""),
                event("response.reasoning_text.delta", "\"item_id\":\"s\",\"content_index\":0,\"delta\":\"D\""),
                event(
                        "response.output_item.done",
                        "\"item\":{\"type\":\"reasoning\",\"id\":\"r\",\"summary\":[{\"text\":\"AB\"},{\"text\":\"C\"}]}"),
                event("response.refusal.delta", "\"item_id\":\"m\",\"delta\":\"I will not.\""),
                event("response.refusal.done", "\"item_id\":\"m\",\"refusal\":\"I will not.\""),
                COMPLETED);
        assertThat(answer.reasoning()).isEqualTo("AB\n\nC\n\nD");
        assertThat(answer.text()).isEqualTo("I will not.");
    }

    @Test
    void whatNoDeltaSaidIsTakenFromWhereItIsFirstWhole() {
        Collected fromDone = askFor(
                event("response.reasoning_text.done", "\"item_id\":\"r\",\"text\":\"hmm\""),
                event("response.output_text.done", "\"item_id\":\"m\",\"text\":\"one\""),
                event("response.refusal.done", "\"item_id\":\"n\",\"refusal\":\" two\""),
                COMPLETED);
        assertThat(fromDone.reasoning()).isEqualTo("hmm");
        assertThat(fromDone.text()).isEqualTo("one two");
        Collected fromItem = askFor(
                event(
                        "response.output_item.done",
                        "\"item\":{\"type\":\"reasoning\",\"id\":\"r\",\"summary\":[{\"text\":\"a\"},{\"text\":\"\"}],"
                                + "\"content\":[{\"text\":\"b\"}]}"),
                event(
                        "response.output_item.done",
                        "\"item\":{\"type\":\"message\",\"id\":\"m\",\"content\":[{\"text\":\"one\"}]}"),
                COMPLETED);
        assertThat(fromItem.reasoning()).isEqualTo("a\n\nb");
        assertThat(fromItem.text()).isEqualTo("one");
        Collected fromEnd = askFor(event("response.completed", "\"response\":" + ResponsesBodies.whole("all")));
        assertThat(fromEnd.text()).isEqualTo("all");
    }

    @Test
    void aTextIsNotSaidTwiceHoweverTheServerNamesIt() {
        Collected noNames = askFor(
                event("response.output_text.delta", "\"delta\":\"one\""),
                event("response.output_text.done", "\"item_id\":\"m\",\"text\":\"one\""),
                event("response.completed", "\"response\":" + ResponsesBodies.whole("one")));
        assertThat(noNames.text()).isEqualTo("one");
        Collected otherId = askFor(
                event("response.output_text.delta", "\"item_id\":\"a\",\"output_index\":0,\"delta\":\"one\""),
                event(
                        "response.output_item.done",
                        "\"output_index\":0,\"item\":{\"type\":\"message\",\"id\":\"b\",\"content\":[{\"text\":\"one\"}]}"),
                event("response.completed", "\"response\":" + ResponsesBodies.whole("one")));
        assertThat(otherId.text()).isEqualTo("one");
    }

    @Test
    void callsComeInFragmentsThatJoin() {
        Collected answer = askFor(
                event(
                        "response.output_item.added",
                        "\"output_index\":0,\"item\":{\"type\":\"function_call\",\"id\":\"f1\",\"call_id\":\"c1\",\"name\":\"sun\","
                                + "\"arguments\":\"\"}"),
                event(
                        "response.output_item.added",
                        "\"output_index\":1,\"item\":{\"type\":\"function_call\",\"id\":\"f2\",\"call_id\":\"c2\",\"name\":\"rain\"}"),
                event("response.function_call_arguments.delta", "\"item_id\":\"f1\",\"delta\":\"{\\\"a\\\"\""),
                event("response.function_call_arguments.delta", "\"output_index\":0,\"delta\":\":1}\""),
                event("response.function_call_arguments.done", "\"item_id\":\"f1\",\"arguments\":\"{\\\"a\\\":1}\""),
                event("response.function_call_arguments.done", "\"item_id\":\"f2\",\"arguments\":\"{}\""),
                event(
                        "response.output_item.done",
                        "\"output_index\":1,\"item\":{\"type\":\"function_call\",\"id\":\"f2\",\"call_id\":\"c2\",\"name\":\"rain\","
                                + "\"arguments\":\"{}\"}"),
                COMPLETED);
        assertThat(JoinedCalls.of(answer)).containsExactly("0 0 c1 sun {\"a\":1}", "0 1 c2 rain {}");
        assertThat(((StreamEvent.Completed) answer.last()).finishReason())
                .isEqualTo(new FinishReason(FinishReason.Kind.TOOL_CALLS, "completed"));
    }

    @Test
    void aCallThatWasNotAnnouncedIsTakenWhole() {
        String first = "{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"sun\",\"arguments\":\"{}\"}";
        String second = "{\"type\":\"function_call\",\"call_id\":\"c2\",\"name\":\"rain\",\"arguments\":\"[]\"}";
        Collected items = askFor(
                event("response.output_item.done", "\"item\":" + first),
                event("response.output_item.done", "\"item\":" + second),
                event(
                        "response.completed",
                        "\"response\":{\"status\":\"completed\",\"output\":[" + first + "," + second + "]}"));
        assertThat(JoinedCalls.of(items)).containsExactly("0 0 c1 sun {}", "0 1 c2 rain []");
        Collected end = askFor(event(
                "response.completed",
                "\"response\":{\"status\":\"completed\",\"output\":[" + first + "," + second + "]}"));
        assertThat(JoinedCalls.of(end)).containsExactly("0 0 c1 sun {}", "0 1 c2 rain []");
    }

    /** Servers that announce a call and then give its arguments only with the whole item, or only at the end. */
    @Test
    void theArgumentsOfAnAnnouncedCallAreTakenFromWhereTheyAre() {
        String announced = event(
                "response.output_item.added",
                "\"output_index\":0,\"item\":{\"type\":\"function_call\",\"id\":\"f1\",\"call_id\":\"c1\",\"name\":\"sun\"}");
        String item =
                "{\"type\":\"function_call\",\"id\":\"f1\",\"call_id\":\"c1\",\"name\":\"sun\",\"arguments\":\"{}\"}";
        Collected withItem = askFor(announced, event("response.output_item.done", "\"item\":" + item), COMPLETED);
        assertThat(JoinedCalls.of(withItem)).containsExactly("0 0 c1 sun {}");
        Collected atTheEnd = askFor(
                announced,
                event("response.completed", "\"response\":{\"status\":\"completed\",\"output\":[" + item + "]}"));
        assertThat(JoinedCalls.of(atTheEnd)).containsExactly("0 0 c1 sun {}");
    }

    @Test
    void whatTheModelSaidGoesBackAsItsOwn() {
        JsonNode input = sent(Questions.whole(
                        new ChatMessage(Role.ASSISTANT, List.of(new ContentPart.Text("I made "), Questions.TEXT)),
                        new ChatMessage(Role.USER, List.of())))
                .path("input");
        assertThat(input.at("/0/id").stringValue()).isEqualTo("msg_0");
        assertThat(input.at("/0/content/1/type").stringValue()).isEqualTo("output_text");
        assertThat(input.at("/0/content/1/text").stringValue()).contains("n.txt");
        assertThat(input.at("/1/content").isEmpty()).isTrue();
    }

    @Test
    void fragmentsWithoutANameBelongToTheCallThatBeganLast() {
        Collected answer = askFor(
                event("response.output_item.added", "\"item\":{\"type\":\"function_call\",\"name\":\"sun\"}"),
                event("response.function_call_arguments.delta", "\"delta\":\"{}\""),
                event("response.output_item.added", "\"item\":{\"type\":\"function_call\",\"name\":\"rain\"}"),
                event("response.function_call_arguments.delta", "\"delta\":\"[\""),
                event("response.function_call_arguments.delta", "\"delta\":\"]\""),
                COMPLETED);
        assertThat(JoinedCalls.of(answer)).containsExactly("0 0 null sun {}", "0 1 null rain []");
    }

    @Test
    void anImageIsMediaOnce() throws IOException {
        String item =
                "{\"type\":\"image_generation_call\",\"id\":\"i\",\"result\":\"iVBORw0KGgo=\",\"output_format\":\"png\"}";
        Collected answer = askFor(
                event("response.image_generation_call.in_progress", "\"item_id\":\"i\""),
                event("response.image_generation_call.partial_image", "\"partial_image_b64\":\"AAAA\""),
                event("response.output_item.done", "\"output_index\":0,\"item\":" + item),
                event("response.completed", "\"response\":{\"status\":\"completed\",\"output\":[" + item + "]}"));
        assertThat(answer.of(StreamEvent.Unrecognized.class)).isEmpty();
        List<StreamEvent.MediaReceived> media = answer.of(StreamEvent.MediaReceived.class);
        assertThat(media).hasSize(1);
        assertThat(media.getFirst().media().mediaType()).isEqualTo("image/png");
        Media.InFile file = (Media.InFile) media.getFirst().media().content();
        assertThat(Files.readAllBytes(file.file())).hasSize(8);
    }

    @Test
    void anImageOfAWholeAnswerIsMediaToo() {
        server.answer(Reply.json(
                200,
                "{\"status\":\"completed\",\"output\":[{\"type\":\"image_generation_call\",\"result\":\"iVBORw0KGgo=\"},"
                        + "{\"type\":\"image_generation_call\",\"result\":null}]}"));
        Collected answer = ask();
        assertThat(answer.of(StreamEvent.MediaReceived.class)).hasSize(1);
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(1);
    }

    @Test
    void logprobsComeWithDeltasAndWithWholeParts() {
        String logprobs =
                "\"logprobs\":[{\"token\":\"a\",\"logprob\":-0.5,\"top_logprobs\":[{\"token\":\"b\",\"logprob\":-1}]}]";
        List<TokenLogprob> expected =
                List.of(new TokenLogprob("a", -0.5, List.of(new TokenLogprob("b", -1, List.of()))));
        Collected streamed =
                askFor(event("response.output_text.delta", "\"item_id\":\"m\",\"delta\":\"a\"," + logprobs), COMPLETED);
        assertThat(streamed.of(StreamEvent.LogprobsReceived.class).getFirst().tokens())
                .isEqualTo(expected);
        server.answer(Reply.json(
                200, "{\"output\":[{\"type\":\"message\",\"content\":[{\"text\":\"a\"," + logprobs + "}]}]}"));
        Collected whole = ask();
        assertThat(whole.of(StreamEvent.LogprobsReceived.class).getFirst().tokens())
                .isEqualTo(expected);
        assertThat(((StreamEvent.Completed) whole.last()).finishReason()).isEqualTo(FinishReason.UNSTATED);
    }

    @ParameterizedTest
    @CsvSource({
        "incomplete, max_output_tokens, LENGTH, max_output_tokens",
        "incomplete, content_filter, CONTENT_FILTER, content_filter",
        "incomplete, other_reason, OTHER, other_reason",
        "incomplete, , OTHER, incomplete",
        "cancelled, , OTHER, cancelled",
        "completed, , STOP, completed"
    })
    void theEndHasItsReason(String status, String reason, FinishReason.Kind kind, String raw) {
        String details = reason == null ? "null" : "{\"reason\":\"" + reason + "\"}";
        Collected answer = askFor(event(
                "response." + status,
                "\"response\":{\"status\":\"" + status + "\",\"incomplete_details\":" + details + "}"));
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(new FinishReason(kind, raw));
    }

    @Test
    void aFailureKeepsTheTextAndHasTheServersWords() {
        Collected answer = askFor(
                event("response.output_text.delta", "\"item_id\":\"m\",\"delta\":\"part\""),
                event(
                        "response.failed",
                        "\"response\":{\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"no GPU\"}}"));
        assertThat(answer.text()).isEqualTo("part");
        assertThat(answer.error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(answer.error().detail()).isEqualTo("no GPU");
    }

    @ParameterizedTest
    @CsvSource({
        "context_length_exceeded, ContextOverflow",
        "rate_limit_exceeded, RateLimited",
        "content_filter, ContentFiltered",
        "image_content_policy_violation, ContentFiltered",
        "server_error, UpstreamError"
    })
    void anErrorEventIsTheErrorThatItNames(String code, String error) {
        Collected answer = askFor(event("error", "\"code\":\"" + code + "\",\"message\":\"words\",\"param\":null"));
        assertThat(answer.error().getClass().getSimpleName()).isEqualTo(error);
        assertThat(answer.error().detail()).isEqualTo("words");
    }

    @Test
    void aFailureWithoutAReasonIsOneAllTheSame() {
        server.answer(Reply.json(200, "{\"status\":\"failed\",\"error\":null,\"output\":[]}"));
        assertThat(ask().error()).isInstanceOf(InferenceError.UpstreamError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "in_progress"})
    void anAnswerThatIsNotReadySaysSo(String status) {
        server.answer(Reply.json(200, "{\"status\":\"" + status + "\",\"output\":[]}"));
        Collected answer = ask();
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.MalformedResponse.class,
                        error -> assertThat(error.where()).isEqualTo("status"));
        assertThat(answer.error().detail()).contains(status);
    }

    @Test
    void whatIsNotUnderstoodIsKept() {
        Collected answer = askFor(
                event("response.web_search_call.searching", "\"item_id\":\"w\""),
                event("response.output_item.added", "\"item\":{\"type\":\"web_search_call\"}"),
                event("response.output_item.done", "\"item\":{\"type\":\"web_search_call\",\"query\":\"x\"}"),
                event("response.output_text.delta", "\"delta\":{\"odd\":1}"),
                event("response.reasoning_text.delta", "\"delta\":7"),
                event("response.function_call_arguments.delta", "\"delta\":[]"),
                event(
                        "response.output_item.done",
                        "\"item\":{\"type\":\"message\",\"content\":[{\"type\":\"output_video\"}]}"),
                "data: {\"no\":\"type\"}\n\n",
                event("keepalive", "\"sequence_number\":1"),
                COMPLETED);
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(7);
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    @Test
    void theEventsNameCountsWhereTheDataHasNoType() {
        Collected answer = askFor("event: response.output_text.delta\ndata: {\"delta\":\"a\"}\n\n", "data: [DONE]\n\n");
        assertThat(answer.text()).isEqualTo("a");
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(FinishReason.UNSTATED);
    }

    @Test
    void timingsOfLlamaCppAreReported() {
        Collected answer = askFor(event(
                "response.completed",
                "\"response\":{\"status\":\"completed\"},\"timings\":{\"prompt_ms\":1.5,\"x\":\"no\"}"));
        assertThat(answer.of(StreamEvent.TimingsReported.class).getFirst().timings())
                .isEqualTo(Map.of("prompt_ms", 1.5));
    }
}
