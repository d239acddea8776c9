package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LlamaCppCompletionProtocolIT extends StreamingProtocolContractTest {

    @Override
    protected EndpointProfile profile(URI baseUrl) {
        return EndpointProfile.builder("native", baseUrl)
                .protocol(Protocol.LLAMACPP_COMPLETION)
                .build();
    }

    @Override
    protected String promptOf(RecordedRequest request) {
        return OpenAiBodies.parse(request.bodyText()).path("prompt").stringValue();
    }

    @Override
    protected String wholeBody(String text) {
        return LlamaCppBodies.whole(text);
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return LlamaCppBodies.stream(pieces);
    }

    private JsonNode sent(ChatRequest request) {
        server.answer(Reply.json(200, wholeBody("x")));
        ask(request);
        assertThat(server.requests().getLast().target()).isEqualTo("/completion");
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

    @Test
    void aConversationIsWrittenOutWithWhatToolsAnswered() {
        assertThat(sent(Questions.afterToolCalls()).path("prompt").stringValue())
                .startsWith("be brief\n\nbe kind\n\nUser: weather?")
                .contains("Tool: none")
                .endsWith("Assistant:");
    }

    @Test
    void commonNamesOfParametersBecomeItsOwn() {
        JsonNode body = sent(Questions.asked("max_tokens", "7", "stop", "\"END\"", "n", "2", "seed", "1"));
        assertThat(body.path("n_predict").intValue()).isEqualTo(7);
        assertThat(body.path("stop").toString()).isEqualTo("[\"END\"]");
        assertThat(body.path("n_cmpl").intValue()).isEqualTo(2);
        assertThat(body.path("seed").intValue()).isEqualTo(1);
        assertThat(body.has("model") || body.has("stream")).isFalse();
        assertThat(sent(ChatRequest.of("x")).path("stream").booleanValue()).isTrue();
    }

    @Test
    void imagesAndSoundHaveMarkersInThePrompt() {
        JsonNode prompt = sent(Questions.with(Questions.IMAGE, Questions.AUDIO, Questions.TEXT))
                .path("prompt");
        assertThat(prompt.path("prompt_string").stringValue())
                .startsWith("look<__media__><__media__>")
                .contains("n.txt");
        assertThat(prompt.path("multimodal_data").toString()).isEqualTo("[\"AQID\",\"BA==\"]");
        assertThatThrownBy(() -> ask(Questions.with(Questions.PDF)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("llamacpp-completion")
                .hasMessageContaining("d.pdf");
    }

    @Test
    void usageAndTimingsComeWithTheEnd() {
        Collected answer = askFor(wholeBody("a"));
        assertThat(answer.of(StreamEvent.UsageReported.class))
                .extracting(StreamEvent.UsageReported::usage)
                .containsExactly(new TokenUsage(3L, 5L, 1L, null));
        assertThat(answer.of(StreamEvent.TimingsReported.class).getFirst().timings())
                .isEqualTo(Map.of("cache_n", 1.0, "prompt_ms", 1.5));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"stop_type\":\"eos\"', STOP, eos",
        "'\"stop_type\":\"word\"', STOP, word",
        "'\"stop_type\":\"limit\"', LENGTH, limit",
        "'\"stop_type\":\"none\"', OTHER, none",
        "'\"stopped_limit\":true', LENGTH, limit",
        "'\"stopped_eos\":true', STOP, eos",
        "'\"stopped_word\":true', STOP, word",
        "'\"x\":1', UNSTATED, unstated"
    })
    void theEndHasItsReason(String field, FinishReason.Kind kind, String raw) {
        Collected answer = askFor("{\"content\":\"a\",\"stop\":true," + field + "}");
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(new FinishReason(kind, raw));
    }

    @Test
    void progressOfThePromptIsTold() {
        Collected answer = askFor(
                "{\"prompt_progress\":{\"total\":4,\"processed\":1}}",
                "{\"prompt_progress\":{\"total\":0,\"processed\":0}}",
                wholeBody("a"));
        assertThat(answer.of(StreamEvent.Progress.class))
                .extracting(StreamEvent.Progress::fraction)
                .containsExactly(0.25);
        assertThat(answer.of(StreamEvent.Unrecognized.class)).hasSize(1);
    }

    @Test
    void probabilitiesAreLogprobs() {
        Collected answer = askFor(
                "{\"content\":\"a\",\"completion_probabilities\":[{\"token\":\"a\",\"logprob\":-0.5,"
                        + "\"top_logprobs\":[{\"token\":\"b\",\"logprob\":-1}]}]}",
                "{\"content\":\"c\",\"completion_probabilities\":[{\"token\":\"c\",\"prob\":0.5,"
                        + "\"top_probs\":[{\"token\":\"d\",\"prob\":1}]},{\"id\":7}]}",
                wholeBody(""));
        List<StreamEvent.LogprobsReceived> received = answer.of(StreamEvent.LogprobsReceived.class);
        assertThat(received.getFirst().tokens())
                .containsExactly(new TokenLogprob("a", -0.5, List.of(new TokenLogprob("b", -1, List.of()))));
        TokenLogprob second = received.getLast().tokens().getFirst();
        assertThat(second.logprob()).isCloseTo(Math.log(0.5), within(1e-9));
        assertThat(second.alternatives()).containsExactly(new TokenLogprob("d", 0, List.of()));
    }

    @Test
    void severalCompletionsGoSideBySide() {
        Collected cut = askFor("{\"index\":1,\"content\":\"b\"}", "{\"index\":0,\"content\":\"a\",\"stop\":true}");
        assertThat(cut.error()).isInstanceOf(InferenceError.Truncated.class);
        Collected ended = askFor(
                "{\"index\":1,\"content\":\"b\"}",
                "{\"index\":0,\"content\":\"a\",\"stop\":true,\"stop_type\":\"limit\"}",
                "{\"index\":1,\"content\":\"c\",\"stop\":true,\"stop_type\":\"eos\"}");
        assertThat(ended.of(StreamEvent.TextDelta.class))
                .extracting(StreamEvent.TextDelta::choice)
                .containsExactly(1, 0, 1);
        assertThat(((StreamEvent.Completed) ended.last()).finishReason().raw()).isEqualTo("limit");
        server.answer(Reply.json(200, "[{\"index\":0,\"content\":\"a\"},{\"index\":1,\"content\":\"b\"}]"));
        Collected whole = ask();
        assertThat(whole.text()).isEqualTo("ab");
        assertThat(((StreamEvent.Completed) whole.last()).finishReason()).isEqualTo(FinishReason.UNSTATED);
    }

    @Test
    void anErrorInTheMiddleIsTheErrorThatItNames() {
        Collected answer = askFor(
                "{\"content\":\"part\"}",
                "{\"error\":{\"message\":\"too long\",\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":9,\"n_ctx\":4}}");
        assertThat(answer.text()).isEqualTo("part");
        assertThat(answer.error()).isInstanceOfSatisfying(InferenceError.ContextOverflow.class, overflow -> {
            assertThat(overflow.promptTokens()).isEqualTo(9);
            assertThat(overflow.limit()).isEqualTo(4);
        });
    }

    @Test
    void theMarkerOfOtherServersEndsItToo() {
        Collected answer = askFor("{\"content\":\"a\"}", "[DONE]");
        assertThat(answer.text()).isEqualTo("a");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }
}
