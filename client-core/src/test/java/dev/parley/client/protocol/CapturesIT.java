package dev.parley.client.protocol;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verbatim answers of real servers (llama.cpp's server and a mock), replayed over a socket. */
class CapturesIT {
    private CaptureReplay replay;

    @BeforeEach
    void open() {
        replay = new CaptureReplay();
    }

    @AfterEach
    void close() {
        replay.close();
    }

    private Collected replay(String name, Protocol protocol, int chunk) throws IOException {
        return replay.play(name, protocol, chunk);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100, 4096})
    void aStreamOfLlamaCppGivesItsTextUsageAndTimings(int chunk) throws IOException {
        Collected answer = replay("chat-stream-usage", Protocol.OPENAI_CHAT, chunk);
        assertThat(answer.text())
                .isEqualTo(".proรสPasXmlElementتأك入手 experiênciaprix낙 ProtectorGameManager等待++++++++ congestion声音LM");
        assertThat(answer.of(StreamEvent.UsageReported.class))
                .extracting(StreamEvent.UsageReported::usage)
                .containsExactly(new TokenUsage(20L, 16L, 19L, null));
        assertThat(answer.of(StreamEvent.TimingsReported.class).getLast().timings())
                .containsEntry("predicted_n", 16.0);
        assertThat(((StreamEvent.Completed) answer.last()).finishReason())
                .isEqualTo(new FinishReason(FinishReason.Kind.LENGTH, "length"));
    }

    @Test
    void theWholeAnswerIsTheStreamedOne() throws IOException {
        String streamed = replay("chat-stream", Protocol.OPENAI_CHAT, 4096).text();
        assertThat(replay("chat-nonstream", Protocol.OPENAI_CHAT, 4096).text())
                .isEqualTo(streamed)
                .isNotEmpty();
    }

    @Test
    void completionsStreamAndWholeAgree() throws IOException {
        String whole = replay("completions-nonstream", Protocol.OPENAI_COMPLETIONS, 4096)
                .text();
        Collected streamed = replay("completions-stream", Protocol.OPENAI_COMPLETIONS, 7);
        assertThat(streamed.text()).isEqualTo(whole).isNotEmpty();
        assertThat(streamed.last()).isInstanceOf(StreamEvent.Completed.class);
    }

    @Test
    void toolCallsComeInFragmentsThatJoin() throws IOException {
        Collected answer = replay("chat-tools", Protocol.OPENAI_CHAT, 4096);
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(answer.of(StreamEvent.Unrecognized.class)).isEmpty();
    }

    @Test
    void logprobsAreEventsOfTheirOwn() throws IOException {
        Collected answer = replay("chat-logprobs-stream", Protocol.OPENAI_CHAT, 4096);
        assertThat(answer.of(StreamEvent.LogprobsReceived.class))
                .isNotEmpty()
                .allSatisfy(received -> assertThat(received.tokens()).allSatisfy(token -> {
                    assertThat(token.logprob()).isLessThanOrEqualTo(0);
                    assertThat(token.alternatives()).isNotEmpty();
                }));
    }

    @Test
    void alternativesKeepTheirIndex() throws IOException {
        Collected answer = replay("chat-n2-stream", Protocol.OPENAI_CHAT, 4096);
        assertThat(answer.of(StreamEvent.TextDelta.class))
                .extracting(StreamEvent.TextDelta::choice)
                .contains(0, 1);
    }

    @Test
    void thePromptsProgressIsToldAndPingsAreNoEvents() throws IOException {
        Collected progress = replay("chat-stream-timings-progress", Protocol.OPENAI_CHAT, 4096);
        assertThat(progress.of(StreamEvent.Progress.class)).isNotEmpty();
        Collected queued = replay("chat-queued-with-pings", Protocol.OPENAI_CHAT, 4096);
        assertThat(queued.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(queued.of(StreamEvent.Unrecognized.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server-sigterm-mid-stream", "cancel-mid-stream"})
    void anAnswerThatBreaksOffIsTruncated(String name) throws IOException {
        Collected answer = replay(name, Protocol.OPENAI_CHAT, 4096);
        assertThat(answer.error()).isInstanceOf(InferenceError.Truncated.class);
        assertThat(answer.error().bodySent()).isTrue();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("apikey-wrong", InferenceError.Unauthorized.class, "Invalid API Key"),
                Arguments.of("apikey-missing", InferenceError.Unauthorized.class, "Invalid API Key"),
                Arguments.of("not-found", InferenceError.NotFound.class, "File Not Found"),
                Arguments.of("aimock-429", InferenceError.RateLimited.class, "Rate limited"),
                Arguments.of("health-loading-503", InferenceError.ColdStart.class, "Loading model"),
                Arguments.of("chat-malformed-json", InferenceError.ServerError.class, "parse error"),
                Arguments.of("chat-bad-type", InferenceError.class, ""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalGivesItsNamedErrorAndTheServersWords(
            String name, Class<? extends InferenceError> expected, String words) throws IOException {
        Collected answer = replay(name, Protocol.OPENAI_CHAT, 4096);
        assertThat(answer.error()).isInstanceOf(expected);
        assertThat(answer.error().detail()).contains(words).isNotEmpty();
        assertThat(answer.posts()).isEqualTo(1);
    }

    @Test
    void aContextOverflowTellsItsCounts() throws IOException {
        assertThat(replay("chat-context-overflow", Protocol.OPENAI_CHAT, 4096).error())
                .isInstanceOfSatisfying(InferenceError.ContextOverflow.class, overflow -> {
                    assertThat(overflow.promptTokens()).isEqualTo(9030);
                    assertThat(overflow.limit()).isEqualTo(1024);
                });
    }

    @Test
    void theMocksStreamIsUnderstoodToo() throws IOException {
        Collected answer = replay("aimock-chat-stream", Protocol.OPENAI_CHAT, 3);
        assertThat(answer.text()).isEqualTo("Hello from aimock. **Bold** and `code`.");
    }
}
