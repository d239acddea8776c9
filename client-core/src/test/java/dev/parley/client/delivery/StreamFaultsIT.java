package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.StreamEvent;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.protocol.OpenAiBodies;
import dev.parley.client.wire.WireLimits;
import dev.parley.testkit.FaultyTcpProxy;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stream may do wrong once its head is here, row by row of the table of faults. */
class StreamFaultsIT {
    private static final String DONE =
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    private static final Duration STOP = Duration.ofMillis(5 * 50);

    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private final EndpointConnector connector = EndpointConnector.builder()
            .limits(new WireLimits(64 * 1024, 128 * 1024, 4 << 20))
            .build();

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    private static String delta(String text) {
        return "data: {\"choices\":[{\"delta\":{\"content\":" + OpenAiBodies.json(text) + "}}]}\n\n";
    }

    private EventStream open(URI url, Timeouts timeouts) {
        EndpointProfile profile =
                EndpointProfile.builder("faults", url).timeouts(timeouts).build();
        return connector.connect(profile).open(ChatRequest.of("x"));
    }

    private Collected ask() {
        return Collected.from(l -> connector
                .connect(EndpointProfile.builder("faults", server.url("")).build())
                .open(ChatRequest.of("x"), l));
    }

    private static List<StreamEvent> rest(EventStream stream) {
        List<StreamEvent> events = new ArrayList<>();
        for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
            events.add(event);
        }
        return events;
    }

    private static StreamEvent.TextDelta firstText(EventStream stream) {
        StreamEvent event = stream.next();
        while (!(event instanceof StreamEvent.TextDelta)) {
            event = stream.next();
        }
        return (StreamEvent.TextDelta) event;
    }

    @Test
    void row14AnEndWithoutAMarkIsEarlyAndTheTextIsKept() {
        server.answer(Reply.sse().chunk(delta("kept")));
        Collected orderly = ask();
        assertThat(orderly.text()).isEqualTo("kept");
        assertThat(orderly.error()).isInstanceOf(InferenceError.Truncated.class);

        server.answer(Reply.sse().chunk(delta("kept") + "data: {\"choi").cut());
        Collected cut = ask();
        assertThat(cut.text()).isEqualTo("kept");
        assertThat(cut.error()).isInstanceOf(InferenceError.Truncated.class);
        assertThat(server.requests()).as("nothing was sent again").hasSize(2);
    }

    @Test
    void row14AnAnswerThatEndsBeforeItsFirstWordEndedEarlyToo() {
        server.answer(Reply.sse().chunk("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\n\n"));
        assertThat(ask().error()).isInstanceOf(InferenceError.Truncated.class);

        server.answer(Reply.sse().chunk("data: {\"type\":\"response.created\",\"response\":{\"id\":\"r\"}}\n\n"));
        Collected responses = Collected.from(l -> connector
                .connect(EndpointProfile.builder("faults", server.url(""))
                        .protocol(Protocol.OPENAI_RESPONSES)
                        .build())
                .open(ChatRequest.of("x"), l));
        assertThat(responses.error()).isInstanceOf(InferenceError.Truncated.class);
    }

    @Test
    void row15AResetInTheMiddleIsTheSame() {
        Gate read = new Gate();
        server.answer(Reply.sse().chunk(delta("kept")).await(read).reset());
        try (EventStream stream = open(server.url(""), Timeouts.DEFAULT)) {
            assertThat(firstText(stream).text()).isEqualTo("kept");
            read.open();
            assertThat(rest(stream).getLast())
                    .isInstanceOfSatisfying(
                            StreamEvent.Failed.class,
                            failed -> assertThat(failed.error()).isInstanceOf(InferenceError.Truncated.class));
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row17AByteNowAndThenEndsWithTheDeadlineAndStopWorksAtOnce() throws InterruptedException {
        server.answer(Reply.sse().chunk(delta("slow".repeat(500))).chunk(DONE));
        try (FaultyTcpProxy trickle = FaultyTcpProxy.before(server.port())) {
            trickle.toClient().slice(1, Duration.ofMillis(20));
            try (EventStream stream =
                    open(trickle.url(""), Timeouts.DEFAULT.with(TimeoutPhase.TOTAL, Duration.ofMillis(800)))) {
                assertThat(rest(stream).getLast())
                        .isInstanceOfSatisfying(
                                StreamEvent.Failed.class,
                                failed -> assertThat(failed.error())
                                        .isInstanceOfSatisfying(
                                                InferenceError.Timeout.class,
                                                timeout -> assertThat(timeout.phase())
                                                        .isEqualTo(TimeoutPhase.TOTAL)));
            }
            EventStream stream = open(trickle.url(""), Timeouts.DEFAULT);
            List<StreamEvent> events = new ArrayList<>();
            Thread reader = Thread.ofVirtual().start(() -> events.addAll(rest(stream)));
            server.awaitRequests(2, Duration.ofSeconds(10));
            stream.close();
            assertThat(reader.join(STOP)).as("ended in time").isTrue();
            assertThat(events.getLast()).isInstanceOf(StreamEvent.Cancelled.class);
        }
    }

    @Test
    void row18CharactersAreJoinedAndWhatIsNoneIsMarked() {
        byte[] bytes = ("\uFEFF" + delta("세계 👩‍🚀 \uFEFF") + DONE).getBytes(StandardCharsets.UTF_8);
        Reply byByte = Reply.sse();
        for (byte b : bytes) {
            byByte = byByte.chunk(new byte[] {b});
        }
        server.answer(byByte);
        assertThat(ask().text()).isEqualTo("세계 👩‍🚀 \uFEFF");

        byte[] broken = delta("a\u0001b").replace("\\u0001", "\u0001").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < broken.length; i++) {
            broken[i] = broken[i] == 1 ? (byte) 0xFF : broken[i];
        }
        server.answer(Reply.sse().chunk(broken).chunk(DONE));
        assertThat(ask().text()).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void row19LinesMayEndInAnyWayAndUnknownFieldsDoNothing(String end) {
        String stream = String.join(
                end,
                ": comment",
                "retry: 99999999",
                "id: 7",
                "event: shutdown",
                "data:{\"choices\":",
                "data: [{\"delta\":{\"content\":\"two lines\"}}]}",
                "unknown: field",
                "",
                "event",
                "data: [DONE]",
                "",
                "");
        Reply byByte = Reply.sse();
        for (byte b : stream.getBytes(StandardCharsets.UTF_8)) {
            byByte = byByte.chunk(new byte[] {b});
        }
        server.answer(byByte);
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("two lines");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row20AnEndlessLineOrEventEndsAtItsLimit() {
        server.answer(Reply.sse()
                .chunk(delta("kept"))
                .chunk("data: ")
                .chunk("x".repeat(70_000))
                .stall());
        Collected line = ask();
        assertThat(line.text()).isEqualTo("kept");
        assertThat(line.error())
                .isInstanceOfSatisfying(
                        InferenceError.TooLarge.class,
                        tooLarge -> assertThat(tooLarge.limit()).isEqualTo(64 * 1024));

        server.answer(Reply.sse()
                .chunk(("data: " + "x".repeat(1000) + "\n").repeat(200))
                .stall());
        assertThat(ask().error())
                .isInstanceOfSatisfying(
                        InferenceError.TooLarge.class,
                        tooLarge -> assertThat(tooLarge.limit()).isEqualTo(128 * 1024));
    }

    @Test
    void row22TheBytesDecideAndNotTheLabel() {
        server.answer(Reply.text(200, "text/event-stream", OpenAiBodies.chat("whole")));
        assertThat(ask().text()).isEqualTo("whole");
        server.answer(Reply.text(200, "text/plain", delta("streamed") + DONE));
        assertThat(ask().text()).isEqualTo("streamed");
        server.answer(Reply.text(200, "application/json", delta("streamed") + DONE));
        assertThat(ask().text()).isEqualTo("streamed");
        server.answer(Reply.text(200, "text/event-stream", "<!doctype html><title>Log in</title><p>hello"));
        Collected page = ask();
        assertThat(page.error()).isInstanceOf(InferenceError.MalformedResponse.class);
        assertThat(page.error().detail()).contains("Log in").doesNotContain("<");
    }

    @Test
    void row23MalformedEventsAreShownAndSkippedUntilThereAreTooManyInARow() {
        String broken = "data: {\"choices\":[\n\n";
        server.answer(Reply.sse().chunk(delta("a") + broken.repeat(5) + delta("b") + broken + DONE));
        Collected skipped = ask();
        assertThat(skipped.text()).isEqualTo("ab");
        assertThat(skipped.of(StreamEvent.Unrecognized.class)).hasSize(6);
        assertThat(skipped.last()).isInstanceOf(StreamEvent.Completed.class);

        server.answer(Reply.sse().chunk(delta("a") + broken.repeat(6)).stall());
        Collected ended = ask();
        assertThat(ended.text()).isEqualTo("a");
        assertThat(ended.error()).isInstanceOf(InferenceError.MalformedResponse.class);
    }

    @Test
    void row24WhatIsTooDeepTooLongOrTooManyDigitsIsRefused() {
        for (String hostile : List.of(
                "[".repeat(100_000),
                "{\"choices\":[{\"message\":{\"content\":\"" + " a".repeat(3 << 19) + "\"}}]}",
                "{\"choices\":[{\"message\":{\"content\":\"x\"}}],\"n\":" + "9".repeat(5_000) + "}")) {
            server.answer(Reply.json(200, hostile));
            Collected answer = ask();
            assertThat(answer.error())
                    .as("%.40s", hostile)
                    .isInstanceOfAny(InferenceError.MalformedResponse.class, InferenceError.TooLarge.class);
            assertThat(answer.text()).isEmpty();
        }
    }

    @Test
    void row25AnErrorInTheMiddleKeepsWhatCameAndIsPlainText() {
        server.answer(Reply.sse()
                .chunk(delta("half"))
                .chunk("data: {\"error\":{\"message\":\"out of\\nmemory \\u001b[31m<b>\",\"code\":500}}\n\n")
                .stall());
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("half");
        assertThat(answer.error()).isInstanceOf(InferenceError.UpstreamError.class);
        assertThat(InferenceErrorText.sentence(answer.error()))
                .contains("out of memory")
                .doesNotContain("\n", "\u001b");
    }
}
