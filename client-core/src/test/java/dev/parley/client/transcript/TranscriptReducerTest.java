package dev.parley.client.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ErrorContext;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TranscriptReducerTest {
    private static final Turn START =
            Turn.answer("question", Instant.parse("2026-01-02T03:04:05Z"), new TurnOrigin("p", "Profile", "model"));

    @Test
    void anAnswerIsJoinedFromItsPieces() {
        Turn turn = reduce(START, text("One ", 5), text("two", 8), completed(10));
        assertThat(turn.text()).isEqualTo("One two");
        assertThat(turn.state()).isEqualTo(TurnState.COMPLETE);
        assertThat(turn.finishReason()).isEqualTo("stop");
        assertThat(turn.id()).isEqualTo(START.id());
        assertThat(turn.origin()).isEqualTo(START.origin());
    }

    @Test
    void timesCountFromSend() {
        TurnMetrics metrics = reduce(START, thought("Hm", 100), thought("m", 400), text("So", 500), completed(1000))
                .metrics();
        assertThat(metrics.firstTokenMillis()).isEqualTo(100);
        assertThat(metrics.thoughtMillis()).isEqualTo(300);
        assertThat(metrics.totalMillis()).isEqualTo(1000);
        assertThat(metrics.pieces()).isEqualTo(3);
    }

    @Test
    void reportedTokensAreKept() {
        StreamEvent usage = new StreamEvent.UsageReported(TokenUsage.of(7L, 91L), ms(800));
        TurnMetrics metrics =
                reduce(START, text("x", 100), usage, completed(1000)).metrics();
        assertThat(metrics.inputTokens()).isEqualTo(7);
        assertThat(metrics.outputTokens()).isEqualTo(91);
        assertThat(metrics.tokensPerSecond()).isEqualTo(100.0);
    }

    @Test
    void aFaultAfterTextCutsAndOneBeforeItFails() {
        StreamEvent fault = new StreamEvent.Failed(new InferenceError.Truncated(ErrorContext.of(true, "gone")), ms(9));
        Turn cut = reduce(START, text("Half", 5), fault);
        assertThat(cut.state()).isEqualTo(TurnState.CUT);
        assertThat(cut.text()).isEqualTo("Half");
        assertThat(cut.fault()).isNotNull();
        assertThat(reduce(START, fault).state()).isEqualTo(TurnState.FAILED);
    }

    @Test
    void aFaultKeepsWhatAPersonNeeds() {
        InferenceError error = new InferenceError.RateLimited(
                Duration.ofSeconds(20), new ErrorContext(true, "slow down", "req_9", "{\"raw\":1}"));
        TurnFault fault = TurnFault.of(error);
        assertThat(fault.kind()).isEqualTo("rate_limited");
        assertThat(fault.status()).isEqualTo(429);
        assertThat(fault.retryAfterMillis()).isEqualTo(20_000);
        assertThat(fault.requestId()).isEqualTo("req_9");
        assertThat(fault.rawBody()).isEqualTo("{\"raw\":1}");
        assertThat(fault.sentence()).contains("20 s");
    }

    @Test
    void toolCallsAreJoinedByTheirIndex() {
        Turn turn = reduce(
                START,
                new StreamEvent.ToolCallDelta(0, 1, "b", "second", "{}", ms(1)),
                new StreamEvent.ToolCallDelta(0, 0, "a", "first", "{\"x\":", ms(2)),
                new StreamEvent.ToolCallDelta(0, 0, null, null, "1}", ms(3)),
                completed(4));
        assertThat(turn.toolCalls())
                .containsExactly(new ToolCall(0, "a", "first", "{\"x\":1}"), new ToolCall(1, "b", "second", "{}"));
    }

    @Test
    void otherAlternativesAreLeftOut() {
        Turn turn = reduce(START, text("mine", 1), new StreamEvent.TextDelta(1, "other", ms(2)), completed(3));
        assertThat(turn.text()).isEqualTo("mine");
    }

    @Test
    void theJobIsKnownFromItsAcceptanceOn() {
        TranscriptReducer reducer = new TranscriptReducer(START, 0);
        reducer.apply(new StreamEvent.JobAccepted("job1", ms(1)));
        assertThat(reducer.turn().jobId()).isEqualTo("job1");
        assertThat(reducer.turn().state()).isEqualTo(TurnState.STREAMING);
    }

    @Test
    void aContinuedAnswerGrowsAndItsTimesAddUp() {
        StreamEvent first = new StreamEvent.UsageReported(TokenUsage.of(5L, 10L), ms(90));
        StreamEvent second = new StreamEvent.UsageReported(TokenUsage.of(15L, 4L), ms(40));
        StreamEvent cut = new StreamEvent.Failed(new InferenceError.Truncated(ErrorContext.of(true, "")), ms(100));
        Turn half = reduce(START, text("One, ", 20), first, cut);
        Turn whole = reduce(half.reopened(), text("two", 30), second, completed(50));
        assertThat(whole.text()).isEqualTo("One, two");
        assertThat(whole.state()).isEqualTo(TurnState.COMPLETE);
        assertThat(whole.fault()).isNull();
        assertThat(whole.metrics()).isEqualTo(new TurnMetrics(20L, 150L, null, 20L, 14L, 2));
    }

    @Test
    void aHundredThousandPiecesAreJoinedInOneGo() {
        TranscriptReducer reducer = new TranscriptReducer(START, 0);
        for (int i = 0; i < 100_000; i++) {
            reducer.apply(text("word ", i));
        }
        assertThat(reducer.text()).hasSize(500_000).isSameAs(reducer.text());
    }

    private static Turn reduce(Turn start, StreamEvent... events) {
        TranscriptReducer reducer = new TranscriptReducer(start, 0);
        for (StreamEvent event : events) {
            reducer.apply(event);
        }
        return reducer.turn();
    }

    private static StreamEvent text(String text, long atMillis) {
        return new StreamEvent.TextDelta(0, text, ms(atMillis));
    }

    private static StreamEvent thought(String text, long atMillis) {
        return new StreamEvent.ReasoningDelta(0, text, ms(atMillis));
    }

    private static StreamEvent completed(long atMillis) {
        return new StreamEvent.Completed(FinishReason.STOP, ms(atMillis));
    }

    private static long ms(long millis) {
        return millis * 1_000_000;
    }
}
