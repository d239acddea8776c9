package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.Protocol;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Verbatim answers of llama.cpp's server and of a mock, in every protocol that they serve, replayed over a socket; and the
 * chat and completions answers that {@link CapturesIT} does not replay.
 */
class ProtocolCapturesIT {
    private static final String MOCK = "Hello from aimock. **Bold** and `code`.";

    private CaptureReplay replay;

    @BeforeEach
    void open() {
        replay = new CaptureReplay();
    }

    @AfterEach
    void close() {
        replay.close();
    }

    private Collected play(String name, Protocol protocol) throws IOException {
        return replay.play(name, protocol, 4096);
    }

    /** Every event but the text, of which there is a test each, was understood, and the answer ended in order. */
    private static void assertUnderstood(Collected answer, FinishReason.Kind kind, String raw) {
        assertThat(answer.of(StreamEvent.Unrecognized.class)).isEmpty();
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(((StreamEvent.Completed) answer.last()).finishReason()).isEqualTo(new FinishReason(kind, raw));
    }

    private static TokenUsage usage(Collected answer) {
        return answer.of(StreamEvent.UsageReported.class).getLast().usage();
    }

    @ParameterizedTest
    @CsvSource({
        "aimock-responses-stream, OPENAI_RESPONSES, completed",
        "aimock-anthropic-stream, ANTHROPIC_MESSAGES, end_turn",
        "aimock-gemini-stream, GEMINI, STOP",
        "aimock-ollama-ndjson, OLLAMA_CHAT, stop"
    })
    void theMocksStreamsSayTheSameInEveryProtocol(String name, Protocol protocol, String raw) throws IOException {
        for (int chunk : new int[] {1, 7, 4096}) {
            Collected answer = replay.play(name, protocol, chunk);
            assertThat(answer.text()).isEqualTo(MOCK);
            assertUnderstood(answer, FinishReason.Kind.STOP, raw);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 4096})
    void aStreamOfResponsesIsSaidOnce(int chunk) throws IOException {
        Collected answer = replay.play("responses-stream", Protocol.OPENAI_RESPONSES, chunk);
        assertThat(answer.text()).isEqualTo(" собран sof_AUTO sq gui Buddha battaliontera");
        assertThat(answer.of(StreamEvent.TextDelta.class)).hasSize(8);
        assertThat(usage(answer)).isEqualTo(new TokenUsage(31L, 8L, 30L, null));
        assertThat(answer.of(StreamEvent.TimingsReported.class).getLast().timings())
                .containsEntry("predicted_n", 8.0);
        assertUnderstood(answer, FinishReason.Kind.STOP, "completed");
    }

    @Test
    void aWholeResponseHasItsTextAndUsage() throws IOException {
        Collected answer = play("responses-nonstream", Protocol.OPENAI_RESPONSES);
        assertThat(answer.text()).isEqualTo("alist펨.books樱花сет formulario defStyle原则");
        assertThat(usage(answer)).isEqualTo(new TokenUsage(31L, 8L, 0L, null));
        assertUnderstood(answer, FinishReason.Kind.STOP, "completed");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 4096})
    void aStreamOfMessagesIsUnderstood(int chunk) throws IOException {
        Collected answer = replay.play("messages-stream", Protocol.ANTHROPIC_MESSAGES, chunk);
        assertThat(answer.text()).startsWith("б ・ pillsключение.\"").endsWith("突出tığımız");
        assertThat(usage(answer)).isEqualTo(new TokenUsage(31L, 8L, 30L, null));
        assertUnderstood(answer, FinishReason.Kind.LENGTH, "max_tokens");
    }

    @Test
    void aWholeMessageHasItsTextAndUsage() throws IOException {
        Collected answer = play("messages-nonstream", Protocol.ANTHROPIC_MESSAGES);
        assertThat(answer.text()).isEqualTo("加強 repeat Circle ECB ثلاثة极度客厅_vel");
        assertThat(usage(answer)).isEqualTo(new TokenUsage(31L, 8L, 30L, null));
        assertUnderstood(answer, FinishReason.Kind.LENGTH, "max_tokens");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 4096})
    void llamaCppsOwnStreamAndWholeAgree(int chunk) throws IOException {
        Collected whole = replay.play("native-nonstream", Protocol.LLAMACPP_COMPLETION, chunk);
        Collected streamed = replay.play("native-stream", Protocol.LLAMACPP_COMPLETION, chunk);
        assertThat(streamed.text()).isEqualTo(whole.text()).isEqualTo(".dropdown>()-> 若要 shr蚌atedRoute那是 시");
        assertThat(streamed.of(StreamEvent.TextDelta.class)).hasSize(8);
        for (Collected answer : new Collected[] {whole, streamed}) {
            assertThat(usage(answer)).isEqualTo(new TokenUsage(1L, 8L, 0L, null));
            assertThat(answer.of(StreamEvent.TimingsReported.class).getLast().timings())
                    .containsEntry("predicted_n", 8.0);
            assertUnderstood(answer, FinishReason.Kind.LENGTH, "limit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat-jsonschema", "chat-jsonschema-stream"})
    void anAnswerBySchemaIsJson(String name) throws IOException {
        Collected answer = play(name, Protocol.OPENAI_CHAT);
        JsonNode json = OpenAiBodies.parse(answer.text());
        assertThat(json.path("name").isString()).isTrue();
        assertThat(json.path("age").intValue()).isEqualTo(5);
        assertUnderstood(answer, FinishReason.Kind.STOP, "stop");
    }

    @ParameterizedTest
    @CsvSource({
        "chat-stop-stream, STOP, stop, .proรสP",
        "chat-ping-interval1, LENGTH, length, Ά unpredictable",
        "chat-maxtokens0, LENGTH, length, .pro",
        "chat-unknown-model, LENGTH, length, б.WriteLine",
        "chat-wrong-content-type, LENGTH, length, ở pillars",
        "apikey-right, LENGTH, length, ' disillusionophile'",
        "apikey-xapikey, LENGTH, length, ' собранโบรา'"
    })
    void theOtherChatAnswersAreUnderstoodToo(String name, FinishReason.Kind kind, String raw, String start)
            throws IOException {
        for (int chunk : new int[] {3, 4096}) {
            Collected answer = replay.play(name, Protocol.OPENAI_CHAT, chunk);
            assertThat(answer.text()).startsWith(start);
            assertUnderstood(answer, kind, raw);
        }
    }

    @Test
    void aCallOfAToolInAStreamIsUnderstood() throws IOException {
        Collected answer = replay.play("chat-tools-stream", Protocol.OPENAI_CHAT, 5);
        assertThat(answer.of(StreamEvent.Unrecognized.class)).isEmpty();
        assertThat(answer.text()).startsWith("ver Eagles");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    @Test
    void alternativesOfWholeAnswersKeepTheirIndex() throws IOException {
        Collected chat = play("chat-n2-nonstream", Protocol.OPENAI_CHAT);
        assertThat(chat.of(StreamEvent.TextDelta.class))
                .extracting(StreamEvent.TextDelta::choice)
                .containsExactly(0, 1);
        Collected completions = play("completions-prompt-array", Protocol.OPENAI_COMPLETIONS);
        assertThat(completions.of(StreamEvent.TextDelta.class))
                .extracting(StreamEvent.TextDelta::choice, StreamEvent.TextDelta::text)
                .containsExactly(tuple(0, ".dropdown>()-> 若要 shr"), tuple(1, " withString mężczyzn-connect/grid"));
        assertUnderstood(completions, FinishReason.Kind.LENGTH, "length");
    }

    @Test
    void logprobsOfAWholeAnswerJoinToItsText() throws IOException {
        Collected answer = play("chat-logprobs", Protocol.OPENAI_CHAT);
        var tokens = answer.of(StreamEvent.LogprobsReceived.class).getFirst().tokens();
        assertThat(tokens.stream().map(token -> token.token()).reduce("", String::concat))
                .isEqualTo(answer.text())
                .isNotEmpty();
        assertThat(tokens).allSatisfy(token -> assertThat(token.alternatives()).hasSize(3));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("messages-error", InferenceError.ServerError.class, "'messages' is required"),
                Arguments.of("chat-bad-utf8", InferenceError.ServerError.class, "ill-formed UTF-8 byte"),
                Arguments.of(
                        "chat-image-unsupported", InferenceError.ServerError.class, "image input is not supported"),
                Arguments.of("chat-empty-body", InferenceError.ServerError.class, "attempting to parse an empty input"),
                Arguments.of("chat-malformed-json-stream", InferenceError.ServerError.class, "unexpected '}'"),
                Arguments.of("chat-no-messages", InferenceError.InvalidRequest.class, "'messages' is required"),
                Arguments.of("chat-n99", InferenceError.InvalidRequest.class, "but got 99"),
                Arguments.of("chat-jsonschema-bad", InferenceError.InvalidRequest.class, "unrecognized type frob"),
                Arguments.of("chat-context-overflow-stream", InferenceError.ContextOverflow.class, "9030 tokens"),
                Arguments.of("chat-get", InferenceError.NotFound.class, "File Not Found"),
                Arguments.of("apikey-missing-v1-models", InferenceError.Unauthorized.class, "Invalid API Key"),
                Arguments.of("apikey-missing-props", InferenceError.Unauthorized.class, "Invalid API Key"),
                Arguments.of("aimock-429", InferenceError.RateLimited.class, "Rate limited"),
                Arguments.of("embeddings-disabled", InferenceError.ServerError.class, "does not support embeddings"),
                Arguments.of("rerank-disabled", InferenceError.ServerError.class, "does not support reranking"),
                Arguments.of("metrics-disabled", InferenceError.ServerError.class, "does not support metrics"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsTheSameErrorInEveryProtocol(String name, Class<? extends InferenceError> expected, String words)
            throws IOException {
        for (Protocol protocol : new Protocol[] {
            Protocol.OPENAI_CHAT,
            Protocol.OPENAI_COMPLETIONS,
            Protocol.OPENAI_RESPONSES,
            Protocol.ANTHROPIC_MESSAGES,
            Protocol.GEMINI,
            Protocol.OLLAMA_CHAT,
            Protocol.OLLAMA_GENERATE,
            Protocol.LLAMACPP_COMPLETION
        }) {
            Collected answer = play(name, protocol);
            assertThat(answer.error()).isInstanceOf(expected);
            assertThat(answer.error().detail()).contains(words);
            assertThat(answer.posts()).isEqualTo(1);
        }
    }

    /** A server that answers another question has not answered: nothing of it is shown as text. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "OPENAI_CHAT",
                "OPENAI_COMPLETIONS",
                "OPENAI_RESPONSES",
                "ANTHROPIC_MESSAGES",
                "GEMINI",
                "OLLAMA_CHAT",
                "OLLAMA_GENERATE",
                "LLAMACPP_COMPLETION"
            })
    void whatIsNoAnswerIsNotTakenForOne(Protocol protocol) throws IOException {
        for (String name : new String[] {
            "health", "slots", "after-cancel-slots", "tokenize", "v1-models", "messages-count-tokens", "options-cors"
        }) {
            Collected answer = play(name, protocol);
            assertThat(answer.text()).isEmpty();
            assertThat(answer.error()).as(name).isInstanceOf(InferenceError.MalformedResponse.class);
        }
    }
}
