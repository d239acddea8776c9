package dev.parley.client.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.FinishReason;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.WireEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CaptureRecorderTest {
    private static final long START = 1_000_000;
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final AtomicInteger changes = new AtomicInteger();
    private final CaptureRecorder recorder = new CaptureRecorder(AT, START, changes::incrementAndGet);

    private static WireEvent.RequestStarted request(int exchange, long at, String body) {
        return new WireEvent.RequestStarted(
                exchange, "POST", "http://h/v1", List.of(new WireEvent.Header("A", "b")), body, START + at);
    }

    private static StreamEvent.TextDelta text(String text, long at) {
        return new StreamEvent.TextDelta(0, text, START + at);
    }

    private static WireEvent.FrameReceived frame(String raw, long at) {
        return new WireEvent.FrameReceived(1, raw, START + at);
    }

    private void answer() {
        recorder.on(request(1, 10, "{}"));
        recorder.on(new WireEvent.Connected(1, "h2", "TLSv1.3", START + 20, START + 50, START + 90));
        recorder.on(new WireEvent.RequestEnded(1, START + 100));
        recorder.on(new WireEvent.ResponseStarted(
                1, 200, List.of(new WireEvent.Header("X-Request-Id", "r1")), START + 300));
        recorder.on(frame("{\"a\":1}", 400));
        recorder.on(text("Hé", 401));
        recorder.on(text("llo", 402));
        recorder.on(frame("[DONE]", 500));
        recorder.on(new WireEvent.ExchangeEnded(1, null, START + 510));
        recorder.on(new StreamEvent.Completed(FinishReason.STOP, START + 520));
    }

    @Test
    void anAnswerIsWrittenDownWithItsTimes() {
        answer();

        Capture capture = recorder.snapshot();
        CapturedExchange exchange = capture.last();
        assertThat(exchange).isNotNull();
        assertThat(exchange.protocol()).isEqualTo("h2");
        assertThat(exchange.tls()).isEqualTo("TLSv1.3");
        assertThat(exchange.response()).isNotNull();
        assertThat(exchange.response().requestId()).isEqualTo("r1");
        assertThat(exchange.frames())
                .containsExactly(
                        new CapturedFrame(400, 7, "{\"a\":1}", "Héllo"), new CapturedFrame(500, 6, "[DONE]", null));
        assertThat(capture.pieceNanos()).containsExactly(401L, 402L);
        assertThat(capture.firstPieceNanos()).isEqualTo(401);
        assertThat(capture.endNanos()).isEqualTo(520);
        assertThat(capture.ending()).isEqualTo(Capture.Ending.COMPLETED);
        assertThat(capture.bytes()).isEqualTo(13);
        assertThat(changes).hasValue(10);
    }

    @Test
    void thePhasesFollowEachOther() {
        answer();

        assertThat(recorder.snapshot().phases())
                .containsExactly(
                        new CapturedPhase(CapturedPhase.Kind.CONNECT, 20, 50),
                        new CapturedPhase(CapturedPhase.Kind.TLS, 50, 90),
                        new CapturedPhase(CapturedPhase.Kind.REQUEST, 90, 100),
                        new CapturedPhase(CapturedPhase.Kind.FIRST_BYTE, 100, 300),
                        new CapturedPhase(CapturedPhase.Kind.FIRST_TOKEN, 300, 401),
                        new CapturedPhase(CapturedPhase.Kind.ANSWER, 401, 520));
    }

    @Test
    void theManyExchangesOfAJobAreOneWait() {
        recorder.on(request(1, 0, "{}"));
        recorder.on(new WireEvent.Connected(1, "http/1.1", null, START, null, START + 10));
        recorder.on(new WireEvent.RequestEnded(1, START + 20));
        recorder.on(new StreamEvent.PhaseChanged(Phase.QUEUED, 2, START + 30));
        for (int poll = 2; poll < 6; poll++) {
            recorder.on(request(poll, poll * 100L, "{}"));
            recorder.on(new WireEvent.Connected(poll, "http/1.1", null, null, null, START + poll * 100L));
            recorder.on(new WireEvent.RequestEnded(poll, START + poll * 100L + 10));
        }
        recorder.on(new StreamEvent.PhaseChanged(Phase.RUNNING, null, START + 600));
        recorder.on(text("x", 700));

        assertThat(recorder.snapshot().phases())
                .extracting(CapturedPhase::kind)
                .containsExactly(
                        CapturedPhase.Kind.CONNECT,
                        CapturedPhase.Kind.REQUEST,
                        CapturedPhase.Kind.FIRST_BYTE,
                        CapturedPhase.Kind.QUEUED,
                        CapturedPhase.Kind.RUNNING,
                        CapturedPhase.Kind.ANSWER);
        assertThat(recorder.snapshot().exchanges()).hasSize(5);
    }

    @Test
    void moreThanFitsIsCountedAndNotKept() {
        CaptureRecorder small = new CaptureRecorder(AT, START, () -> {}, 8_000);
        small.on(request(1, 0, "b".repeat(1_000)));
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sent.add("é".repeat(100));
            small.on(frame(sent.getLast(), i));
            small.on(text("t", i));
        }

        Capture capture = small.snapshot();
        long kept = capture.frames().count();
        assertThat(kept).isBetween(10L, 40L);
        assertThat(capture.dropped()).isEqualTo(new Capture.Dropped(100 - kept, (100 - kept) * 200));
        assertThat(capture.bytes()).isEqualTo(100 * 200);
        assertThat(small.weight()).isLessThanOrEqualTo(8_000);
    }

    @Test
    void aLongBodyIsCutAndSaysHowMuch() {
        recorder.on(request(1, 0, "x".repeat((1 << 20) + 5)));

        CapturedRequest request = recorder.snapshot().exchanges().getFirst().request();
        assertThat(request.body()).hasSize(1 << 20);
        assertThat(request.bodyCut()).isEqualTo(5);
    }

    @Test
    void theTextOfAMaskedFrameIsMaskedToo() {
        recorder.on(request(1, 0, "{}"));
        recorder.on(frame("{\"c\":\"your key is •••\"}", 1));
        recorder.on(text("your key is sk-1234", 2));

        assertThat(recorder.snapshot().frames().map(CapturedFrame::text)).containsExactly("•••");
    }

    @Test
    void tokensAreKeptWithTheirAlternatives() {
        TokenLogprob token = new TokenLogprob("a", -0.5, List.of(new TokenLogprob("b", -1, List.of())));
        recorder.on(new StreamEvent.LogprobsReceived(0, List.of(token), START + 7));
        recorder.on(new StreamEvent.LogprobsReceived(1, List.of(token), START + 8));

        assertThat(recorder.snapshot().logprobs()).containsExactly(new CapturedLogprob(token, 7));
    }
}
