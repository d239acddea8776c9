package dev.parley.client.http;

import static dev.parley.client.http.NetworkBench.KEY;
import static dev.parley.client.http.NetworkBench.PROMPT;
import static dev.parley.client.http.NetworkBench.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.testkit.TlsIdentity;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises hold over HTTP/2 as well, where many streams share a connection. */
class Http2IT {
    private static TlsIdentity identity;
    private static TlsSettings trusting;

    private final NetworkBench bench = new NetworkBench();

    @BeforeAll
    static void create(@TempDir Path shared) {
        identity = TlsIdentity.create(shared, "ip:127.0.0.1");
        trusting = TlsSettings.DEFAULT.withAuthorities(
                NetworkBench.write(shared.resolve("own.pem"), identity.certificatePem()));
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private Http2Server server(Consumer<Http2Server.Stream> script) throws Exception {
        return bench.open(new Http2Server(identity, script));
    }

    private static EndpointProfile profile(Http2Server server) {
        return NetworkBench.profile(server.url(), trusting);
    }

    private Collected ask(EndpointProfile profile) {
        var client = bench.connector.connect(profile);
        return Collected.from(listener -> client.open(ChatRequest.of(PROMPT), listener));
    }

    private EventStream open(Http2Server server) {
        return bench.connector.connect(profile(server)).open(ChatRequest.of(PROMPT));
    }

    private static String nextText(EventStream stream) {
        for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
            if (event instanceof StreamEvent.TextDelta delta) {
                return delta.text();
            }
        }
        throw new AssertionError("no text came");
    }

    private static StreamEvent last(EventStream stream) {
        StreamEvent last = null;
        for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
            last = event;
        }
        return last;
    }

    @Test
    void itIsSpokenWhereTheServerOffersItAndEverythingIsAsUsual() throws Exception {
        Http2Server server = server(stream -> {
            stream.text("hel");
            stream.text("lo");
            stream.end();
        });
        Collected answer = ask(profile(server));
        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(answer.posts()).isEqualTo(1);
        assertThat(answer.of(StreamEvent.PhaseChanged.class))
                .extracting(StreamEvent.PhaseChanged::phase)
                .containsExactly(Phase.CONNECTING, Phase.WAITING);
        assertThat(ask(profile(server)).text()).isEqualTo("hello");
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.streams()).hasSize(2).allSatisfy(stream -> {
            assertThat(stream.request().version()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(stream.request().getHeader("authorization")).isEqualTo("Bearer " + KEY);
            assertThat(stream.body()).contains(PROMPT);
        });
    }

    @Test
    void stoppingOneStreamLeavesTheOthersAlone() throws Exception {
        Http2Server server = server(stream -> stream.text("begun"));
        EventStream first = open(server);
        try (EventStream second = open(server)) {
            assertThat(nextText(first)).isEqualTo("begun");
            assertThat(nextText(second)).isEqualTo("begun");
            first.close();
            Http2Server.Stream stopped = server.streams().getFirst();
            Http2Server.Stream other = server.streams().getLast();
            stopped.early().get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(other.early()).isNotDone();
            other.text("rest");
            other.end();
            assertThat(nextText(second)).isEqualTo("rest");
            assertThat(last(second)).isInstanceOf(StreamEvent.Completed.class);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void row16AStreamThatFallsSilentEndsAndTheConnectionStays() throws Exception {
        Http2Server server = server(stream -> stream.text("kept"));
        EndpointProfile impatient = profile(server).toBuilder()
                .timeouts(Timeouts.DEFAULT.with(TimeoutPhase.IDLE, Duration.ofMillis(300)))
                .build();
        for (int i = 0; i < 2; i++) {
            Collected answer = ask(impatient);
            assertThat(answer.text()).isEqualTo("kept");
            assertThat(answer.error())
                    .isInstanceOfSatisfying(
                            InferenceError.Timeout.class,
                            timeout -> assertThat(timeout.phase()).isEqualTo(TimeoutPhase.IDLE));
        }
        assertThat(server.streams()).allSatisfy(stream -> await().atMost(SOON).until(stream.early()::isDone));
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aServerThatNeverAnswersEndsInTheFirstByteTimeout() throws Exception {
        Http2Server server = server(stream -> {});
        Collected answer = ask(profile(server).toBuilder()
                .timeouts(Timeouts.DEFAULT.with(TimeoutPhase.FIRST_BYTE, Duration.ofMillis(300)))
                .build());
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.Timeout.class,
                        timeout -> assertThat(timeout.phase()).isEqualTo(TimeoutPhase.FIRST_BYTE));
        assertThat(answer.error().bodySent()).isTrue();
        server.streams().getFirst().early().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void row13AStreamThatIsResetKeepsWhatArrivedAndIsNotSentAgain() throws Exception {
        Http2Server server = server(stream -> stream.text("kept"));
        try (EventStream stream = open(server)) {
            assertThat(nextText(stream)).isEqualTo("kept");
            server.streams().getFirst().request().response().reset(2);
            assertThat(last(stream))
                    .isInstanceOfSatisfying(
                            StreamEvent.Failed.class,
                            failed -> assertThat(failed.error()).isInstanceOf(InferenceError.Truncated.class));
        }
        assertThat(server.streams()).hasSize(1);
    }

    @Test
    void aResetBeforeTheAnswerLeavesTheOutcomeOpenAndIsNotSentAgain() throws Exception {
        // 7 is REFUSED_STREAM (RFC 9113, section 7): an engine may send such a request again by itself; ours does not.
        Http2Server server = server(stream -> stream.request().response().reset(7));
        Collected answer = ask(profile(server));
        assertThat(answer.error()).isInstanceOf(InferenceError.OutcomeUnknown.class);
        assertThat(answer.error().bodySent()).isTrue();
        assertThat(answer.posts()).isEqualTo(1);
        assertThat(server.streams()).hasSize(1);
    }
}
