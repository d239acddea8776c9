package dev.parley.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever a reader waits for, {@code close()} frees the connection: 50 ms, five times that for a busy machine. */
class CloseIT {
    private static final Duration LIMIT = Duration.ofMillis(5 * 50);
    private static final Duration LONG = Duration.ofSeconds(10);

    private static final String PIECE = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n";

    private ScriptedHttpServer server;
    private EndpointConnector connector;

    @BeforeEach
    void open() {
        server = new ScriptedHttpServer();
        connector = EndpointConnector.builder().build();
    }

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    private EventStream stream() {
        return connector
                .connect(EndpointProfile.builder("close", server.url("")).build())
                .open(ChatRequest.of("x"));
    }

    /** One piece of an answer, and nothing more after it. */
    private Gate scriptOnePiece() {
        Gate said = new Gate();
        server.answer(Reply.sse().chunk(PIECE).await(said));
        return said;
    }

    private static StreamEvent firstText(EventStream stream) {
        StreamEvent event = stream.next();
        while (!(event instanceof StreamEvent.TextDelta)) {
            assertThat(event).isNotNull().isNotInstanceOf(StreamEvent.Terminal.class);
            event = stream.next();
        }
        return event;
    }

    /** Reads on in a thread of its own until that waits for the socket; comes back with what it will have read last. */
    private static CompletableFuture<StreamEvent> readOn(EventStream stream) {
        CompletableFuture<StreamEvent> last = new CompletableFuture<>();
        AtomicReference<StreamEvent> seen = new AtomicReference<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                seen.set(event);
            }
            last.complete(seen.get());
        });
        await().atMost(LONG).until(() -> reader.getState() == Thread.State.WAITING);
        return last;
    }

    @RepeatedTest(5)
    void whileAReadIsBlocked() {
        scriptOnePiece();
        EventStream stream = stream();
        firstText(stream);
        CompletableFuture<StreamEvent> last = readOn(stream);
        stream.close();
        server.awaitClientGone(LIMIT);
        assertThat(last).succeedsWithin(LONG).isInstanceOf(StreamEvent.Cancelled.class);
    }

    @RepeatedTest(5)
    void whileNobodyReads() {
        Gate said = scriptOnePiece();
        EventStream stream = stream();
        firstText(stream);
        said.awaitReached(LONG);
        stream.close();
        server.awaitClientGone(LIMIT);
        assertThat(stream.next()).isInstanceOf(StreamEvent.Cancelled.class);
        assertThat(stream.next()).isNull();
    }

    @RepeatedTest(5)
    void whileTheHeadIsWaitedFor() {
        server.answer(Reply.never());
        EventStream stream = stream();
        assertThat(stream.next()).isInstanceOf(StreamEvent.PhaseChanged.class);
        CompletableFuture<StreamEvent> last = readOn(stream);
        server.awaitRequests(1, LONG);
        stream.close();
        server.awaitClientGone(LIMIT);
        assertThat(last).succeedsWithin(LONG).isInstanceOf(StreamEvent.Cancelled.class);
    }
}
