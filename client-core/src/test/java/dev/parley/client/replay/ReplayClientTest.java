package dev.parley.client.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireEvent;
import dev.parley.client.WireListener;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CaptureRecorder;
import dev.parley.client.capture.CapturedExchange;
import dev.parley.client.capture.CapturedFrame;
import dev.parley.client.capture.CapturedRequest;
import dev.parley.client.capture.CapturedResponse;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayClientTest {
    private static final String BODY = """
            {"model":"m1","messages":[{"role":"system","content":"s"},{"role":"user","content":"Why?"}]}""";
    private static final long MILLI = 1_000_000;

    private static EndpointProfile profile(Protocol protocol) {
        return EndpointProfile.builder("Replay", URI.create("http://127.0.0.1:1"))
                .protocol(protocol)
                .build();
    }

    private static Capture capture(
            String url, String contentType, int status, Capture.Ending ending, CapturedFrame... frames) {
        return new Capture(
                Instant.EPOCH,
                List.of(new CapturedExchange(
                        1,
                        new CapturedRequest("POST", url, List.of(), BODY, 0, 0),
                        "h2",
                        null,
                        new CapturedResponse(status, List.of(new WireEvent.Header("Content-Type", contentType)), MILLI),
                        List.of(frames),
                        null)),
                List.of(),
                List.of(),
                List.of(),
                30 * MILLI,
                ending,
                Capture.Dropped.NOTHING);
    }

    private static CapturedFrame frame(String raw, @Nullable String text, long millis) {
        return new CapturedFrame(millis * MILLI, raw.length(), raw, text);
    }

    private static Capture streamed() {
        return capture(
                "https://h/v1/chat/completions",
                "text/event-stream; charset=utf-8",
                200,
                Capture.Ending.COMPLETED,
                frame("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Be\"}}]}", "Be", 5),
                frame("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"cause\"}}]}", "cause", 12),
                frame("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}", null, 20),
                frame("[DONE]", null, 21));
    }

    private static List<StreamEvent> events(EventStream stream) {
        List<StreamEvent> events = new ArrayList<>();
        for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
            events.add(event);
        }
        return events;
    }

    private static String text(List<StreamEvent> events) {
        StringBuilder text = new StringBuilder();
        for (StreamEvent event : events) {
            if (event instanceof StreamEvent.TextDelta delta) {
                text.append(delta.text());
            }
        }
        return text.toString();
    }

    @Test
    void anAnswerIsDecodedFromItsFramesAndItsWireIsToldAgain() {
        Capture capture = streamed();
        assertThat(CapturedProtocol.of(capture)).contains(Protocol.OPENAI_CHAT);
        assertThat(CapturedQuestion.text(capture)).contains("Why?");
        assertThat(CapturedQuestion.model(capture)).contains("m1");
        CaptureRecorder recorder = new CaptureRecorder(Instant.EPOCH, System.nanoTime(), () -> {});

        List<StreamEvent> events =
                events(recorder.watch(new ReplayClient(capture, profile(Protocol.OPENAI_CHAT), "Why?", false)
                        .open(ChatRequest.of("Why?"), recorder)));

        assertThat(text(events)).isEqualTo("Because");
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        StreamEvent.Completed.class,
                        completed -> assertThat(completed.finishReason().kind()).isEqualTo(FinishReason.Kind.LENGTH));
        Capture again = recorder.snapshot();
        assertThat(again.frames().map(CapturedFrame::raw).toList())
                .isEqualTo(capture.frames().map(CapturedFrame::raw).toList());
        assertThat(again.frames().map(CapturedFrame::text).toList())
                .isEqualTo(capture.frames().map(CapturedFrame::text).toList());
        assertThat(again.exchanges().getFirst().request().body()).isEqualTo(BODY);
    }

    @Test
    void atItsOwnPaceItTakesAsLongAsItTookUnlessItIsStopped() {
        ReplayClient client = new ReplayClient(streamed(), profile(Protocol.OPENAI_CHAT), "Why?", true);
        long before = System.nanoTime();
        assertThat(text(events(client.open(ChatRequest.of("Why?"), WireListener.NONE))))
                .isEqualTo("Because");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(30));

        EventStream stopped = client.open(ChatRequest.of("Why?"), WireListener.NONE);
        assertThat(stopped.next()).isInstanceOf(StreamEvent.Opened.class);
        stopped.close();
        assertThat(stopped.next()).isInstanceOf(StreamEvent.Cancelled.class);
        assertThat(stopped.next()).isNull();
    }

    @Test
    void aWholeBodyIsDecodedAsSuch() {
        Capture whole = capture(
                "https://h/v1/messages",
                "application/json",
                200,
                Capture.Ending.COMPLETED,
                frame(
                        "{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}],\"stop_reason\":\"end_turn\"}",
                        "Hi",
                        9));
        EndpointProfile by = profile(CapturedProtocol.of(whole).orElseThrow());

        assertThat(by.protocol()).isEqualTo(Protocol.ANTHROPIC_MESSAGES);
        assertThat(text(events(new ReplayClient(whole, by, "Why?", false).open(ChatRequest.of("Why?")))))
                .isEqualTo("Hi");
    }

    @Test
    void whatNoProtocolCanReadIsToldAsItWasReadThen() {
        Capture job = capture(
                "https://h/jobs/7",
                "application/json",
                200,
                Capture.Ending.COMPLETED,
                frame("{\"status\":\"completed\",\"output\":\"wrapped\"}", "Because", 9));

        assertThat(CapturedProtocol.of(job)).isEmpty();
        assertThat(text(events(new ReplayClient(job, null, "Why?", false).open(ChatRequest.of("Why?")))))
                .isEqualTo("Because");
        assertThat(text(events(new ReplayClient(job, profile(Protocol.OPENAI_CHAT), "Why?", false)
                        .open(ChatRequest.of("Why?")))))
                .isEqualTo("Because");
    }

    @Test
    void anAnswerThatFailedFailsAgain() {
        Capture failed = capture(
                "https://h/v1/completions",
                "application/json",
                503,
                Capture.Ending.FAILED,
                frame("{\"error\":\"no memory\"}", null, 9));

        List<StreamEvent> events = events(new ReplayClient(failed, profile(Protocol.OPENAI_COMPLETIONS), "Why?", false)
                .open(ChatRequest.of("Why?")));

        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        StreamEvent.Failed.class,
                        end -> assertThat(end.error().context().rawBody()).isEqualTo("{\"error\":\"no memory\"}"));
    }

    @Test
    void anotherQuestionIsNotAnswered() {
        ReplayClient client = new ReplayClient(streamed(), null, "Why?", false);

        assertThatThrownBy(() -> client.open(ChatRequest.of("And now?")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Choose an endpoint");
    }
}
