package dev.parley.client.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.wire.WireLimits;
import dev.parley.testkit.FaultyTcpProxy;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every delivery promises, whatever it carries; run with the protocol openai-chat over real sockets. */
public abstract class DeliveryContractTest {
    protected static final Duration SOON = Duration.ofSeconds(10);
    private static final String KEY = "sk-very-secret-0123456789";

    protected ScriptedHttpServer server;
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** A profile of this delivery at that base URL. */
    protected abstract EndpointProfile.Builder profile(URI baseUrl);

    /** Scripts the server to answer well, with this text. */
    protected abstract void scriptAnswer(ScriptedHttpServer target, String text);

    /** The reply that accepts a request but leaves the answer open: a head, an id, whatever starts the wait. */
    protected abstract void scriptSilence(ScriptedHttpServer target);

    /** Those that a test shortens. */
    protected Timeouts timeouts() {
        return Timeouts.DEFAULT;
    }

    /** What stands before the key in the header that carries it. */
    protected String keyPrefix() {
        return "Bearer ";
    }

    /** What the relay or queue in between says when a POST's connection breaks before its answer. */
    protected Class<? extends InferenceError> lostBeforeTheAnswer() {
        return InferenceError.OutcomeUnknown.class;
    }

    @BeforeEach
    void listen() {
        server = new ScriptedHttpServer();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
        server.close();
    }

    protected EndpointConnector connector(ResendConsent consent) {
        EndpointConnector connector = EndpointConnector.builder()
                .secrets(ref -> Secret.of(KEY))
                .resendConsent(consent)
                .limits(new WireLimits(64 * 1024, 64 * 1024, 1 << 20))
                .build();
        opened.add(connector);
        return connector;
    }

    protected Collected ask(EndpointProfile.Builder builder, ResendConsent consent) {
        var client = connector(consent).connect(builder.build());
        return Collected.from(listener -> client.open(ChatRequest.of("a private prompt"), listener));
    }

    protected Collected ask() {
        return ask(profile(server.url("/base")).secretId("k"), ResendConsent.REFUSE);
    }

    @Test
    void aGoodAnswerComesWithOnePostAndTheKeyOnEveryRequest() {
        scriptAnswer(server, "Good day");
        Collected answer = ask();
        assertThat(answer.text()).isEqualTo("Good day");
        assertThat(answer.last()).isInstanceOf(StreamEvent.Completed.class);
        assertThat(answer.posts()).isEqualTo(1);
        assertThat(posts(server.requests())).isEqualTo(1);
        assertThat(server.requests()).allSatisfy(request -> {
            assertThat(request.headers("authorization")).containsExactly(keyPrefix() + KEY);
            assertThat(request.target()).startsWith("/base");
        });
    }

    @Test
    void theFirstEventIsAPhaseSoThatSomethingMovesAtOnce() {
        scriptSilence(server);
        try (EventStream stream = connector(ResendConsent.REFUSE)
                .connect(profile(server.url("")).build())
                .open(ChatRequest.of("x"))) {
            assertThat(stream.next())
                    .isInstanceOfSatisfying(
                            StreamEvent.PhaseChanged.class,
                            changed -> assertThat(changed.phase()).isEqualTo(Phase.CONNECTING));
        }
    }

    @Test
    void nothingThatIsShownHoldsTheKey() {
        server.answer(Reply.json(401, "{\"error\":{\"message\":\"bad key " + KEY + "\"}}")
                .header("X-Echo", KEY));
        Collected answer = ask();
        assertThat(answer.shown()).doesNotContain(KEY).contains("•••");
        assertThat(InferenceErrorText.sentence(answer.error())).doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusedKeyIsNamedAndNotTriedAgain(int status) {
        server.answer(Reply.json(status, "{\"error\":{\"message\":\"no\"}}"));
        Collected answer = ask(profile(server.url("")).secretId("k").resend(ResendPolicy.ALWAYS), (e, w) -> true);
        assertThat(answer.error())
                .isEqualTo(
                        new InferenceError.Unauthorized(status, answer.error().context()));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aKeyThatIsNotInTheStoreSendsNothing() {
        EndpointConnector without = EndpointConnector.builder().build();
        opened.add(without);
        var client = without.connect(profile(server.url("")).secretId("k").build());
        Collected answer = Collected.from(l -> client.open(ChatRequest.of("x"), l));
        assertThat(answer.error()).isInstanceOf(InferenceError.Unauthorized.class);
        assertThat(InferenceErrorText.sentence(answer.error())).contains("not in the key store");
        assertThat(server.connections()).isZero();
    }

    @Test
    void aRefusedConnectionNamesHostAndPortAndSentNothing() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Collected answer = ask(profile(URI.create("http://127.0.0.1:" + free)), ResendConsent.REFUSE);
        assertThat(answer.error())
                .isEqualTo(new InferenceError.Unreachable(
                        "127.0.0.1", free, answer.error().context()));
        assertThat(answer.error().bodySent()).isFalse();
        assertThat(answer.posts()).isZero();
    }

    @Test
    void aNameThatDoesNotExistIsUnreachable() {
        Collected answer = ask(profile(URI.create("http://no-such-host.invalid")), ResendConsent.REFUSE);
        assertThat(answer.error()).isInstanceOf(InferenceError.Unreachable.class);
        assertThat(answer.error().bodySent()).isFalse();
    }

    @Test
    void aServerOnIpv4IsFoundByTheNameLocalhost() {
        scriptAnswer(server, "hi");
        Collected answer =
                ask(profile(URI.create("http://localhost:" + server.port() + "/base")), ResendConsent.REFUSE);
        assertThat(answer.text()).isEqualTo("hi");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectToAnotherOriginIsNotFollowed(int status) {
        try (ScriptedHttpServer elsewhere = new ScriptedHttpServer()) {
            elsewhere.answer(Reply.json(200, "{}"));
            server.answer(Reply.status(status)
                    .header("Location", elsewhere.url("/steal?token=1").toString())
                    .body(""));
            Collected answer = ask();
            assertThat(answer.error()).isInstanceOfSatisfying(InferenceError.RedirectRefused.class, refused -> {
                assertThat(refused.status()).isEqualTo(status);
                assertThat(refused.target()).isEqualTo(elsewhere.url("/steal").toString());
            });
            assertThat(elsewhere.connections()).isZero();
            assertThat(answer.posts()).isEqualTo(1);
        }
    }

    @Test
    void a503WithRetryAfterZeroIsNotSentAgainByTheHttpEngine() {
        server.answer(Reply.json(503, "{}").header("Retry-After", "0"));
        Collected answer = ask();
        assertThat(answer.last()).isInstanceOf(StreamEvent.Failed.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a408IsNotSentAgainByTheHttpEngine() {
        server.answer(Reply.json(408, "{}"));
        assertThat(ask().last()).isInstanceOf(StreamEvent.Failed.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a429IsAnErrorWithItsWaitWhereTheConsentIsRefused() {
        server.answer(Reply.json(429, "{\"error\":\"slow down\"}").header("Retry-After", "77"));
        List<Duration> asked = new ArrayList<>();
        Collected answer = ask(profile(server.url("")), (error, wait) -> {
            asked.add(wait);
            return false;
        });
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(77)));
        assertThat(asked).containsExactly(Duration.ofSeconds(77));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a429IsSentAgainWithConsentAndOnlyThen() {
        ScriptedHttpServer good = new ScriptedHttpServer();
        opened.add(good);
        server.answer(request -> {
            scriptAnswer(server, "at last");
            return Reply.json(429, "{}").header("Retry-After", "0");
        });
        Collected answer = ask(profile(server.url("")), (error, wait) -> true);
        assertThat(answer.text()).isEqualTo("at last");
        assertThat(answer.posts()).isEqualTo(2);
    }

    @Test
    void thePolicyNeverIsNotEvenAsked() {
        server.answer(Reply.json(429, "{}").header("Retry-After", "0"));
        Collected answer = ask(profile(server.url("")).resend(ResendPolicy.NEVER), (error, wait) -> {
            throw new AssertionError("asked");
        });
        assertThat(answer.error()).isInstanceOf(InferenceError.RateLimited.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aConnectionLostAfterTheBodyLeftIsNeverSentAgain() {
        server.answer(Reply.raw(""));
        Collected answer = ask(profile(server.url("")).resend(ResendPolicy.NEVER), (e, w) -> true);
        assertThat(answer.error()).isInstanceOf(lostBeforeTheAnswer());
        assertThat(answer.error().bodySent()).isTrue();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServerThatNeverAnswersEndsInTheFirstByteTimeout() {
        server.answer(Reply.never());
        Timeouts quick = timeouts().with(TimeoutPhase.FIRST_BYTE, Duration.ofMillis(200));
        Collected answer = ask(profile(server.url("")).timeouts(quick), ResendConsent.REFUSE);
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.Timeout.class,
                        timeout -> assertThat(timeout.phase()).isEqualTo(TimeoutPhase.FIRST_BYTE));
        server.awaitClientGone(SOON);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theTotalTimeoutEndsEverything() {
        scriptSilence(server);
        Timeouts quick = timeouts().with(TimeoutPhase.TOTAL, Duration.ofMillis(400));
        Collected answer = ask(profile(server.url("")).timeouts(quick), ResendConsent.REFUSE);
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.Timeout.class,
                        timeout -> assertThat(timeout.phase()).isEqualTo(TimeoutPhase.TOTAL));
    }

    @Test
    void aBlackHoleEndsInTheConnectTimeout() throws IOException {
        try (var hole = new dev.parley.testkit.BlackHole()) {
            Timeouts quick = timeouts().with(TimeoutPhase.CONNECT, Duration.ofMillis(300));
            Collected answer =
                    ask(profile(URI.create("http://127.0.0.1:" + hole.port())).timeouts(quick), ResendConsent.REFUSE);
            assertThat(answer.error())
                    .isInstanceOfSatisfying(
                            InferenceError.Timeout.class,
                            timeout -> assertThat(timeout.phase()).isEqualTo(TimeoutPhase.CONNECT));
            assertThat(answer.error().bodySent()).isFalse();
        }
    }

    @Test
    void closingFromAnotherThreadEndsAWaitAtOnceAndTheServerSeesIt() throws Exception {
        server.answer(Reply.never());
        EventStream stream = connector(ResendConsent.REFUSE)
                .connect(profile(server.url("")).build())
                .open(ChatRequest.of("x"));
        CompletableFuture<StreamEvent> last = CompletableFuture.supplyAsync(() -> {
            StreamEvent end = null;
            for (StreamEvent e = stream.next(); e != null; e = stream.next()) {
                end = e;
            }
            return end;
        });
        server.awaitRequests(1, SOON);
        stream.close();
        assertThat(last.get(SOON.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(StreamEvent.Cancelled.class);
        server.awaitClientGone(SOON);
    }

    @Test
    void aStreamThatIsClosedBeforeItIsReadSendsNothing() {
        scriptAnswer(server, "never asked for");
        EventStream stream = connector(ResendConsent.REFUSE)
                .connect(profile(server.url("")).build())
                .open(ChatRequest.of("x"));
        stream.close();
        List<StreamEvent> events = new ArrayList<>();
        for (StreamEvent e = stream.next(); e != null; e = stream.next()) {
            events.add(e);
        }
        assertThat(events.getLast()).isInstanceOf(StreamEvent.Cancelled.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aLostConnectionThroughAFaultyNetworkLeavesOnePost() {
        scriptAnswer(server, "x".repeat(20_000));
        try (FaultyTcpProxy proxy = FaultyTcpProxy.before(server.port())) {
            proxy.toClient().resetAfter(40);
            Collected answer = ask(profile(proxy.url("/base")).resend(ResendPolicy.NEVER), ResendConsent.REFUSE);
            assertThat(answer.last()).isInstanceOf(StreamEvent.Failed.class);
            assertThat(posts(server.requests())).isEqualTo(1);
        }
    }

    @Test
    void aFaultInAListenerSurfacesInsteadOfHangingTheReader() {
        scriptAnswer(server, "x");
        try (EventStream stream = connector(ResendConsent.REFUSE)
                .connect(profile(server.url("")).build())
                .open(ChatRequest.of("x"), event -> {
                    throw new IllegalArgumentException("a broken listener");
                })) {
            stream.next();
            assertThatThrownBy(stream::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("a broken listener");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:0", "http://127.0.0.1:70000"})
    void aPortThatDoesNotExistIsRefused(String url) {
        EndpointConnector connector = connector(ResendConsent.REFUSE);
        assertThatThrownBy(() -> connector.connect(profile(URI.create(url)).build()))
                .hasMessageContaining("port");
    }

    @Test
    void anInvalidProfileIsRefusedBeforeAnythingIsSent() {
        EndpointConnector connector = connector(ResendConsent.REFUSE);
        EndpointProfile bad = profile(URI.create("ftp://127.0.0.1")).build();
        assertThatThrownBy(() -> connector.connect(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http");
    }

    protected static void awaitRequests(ScriptedHttpServer target, int count) {
        await().atMost(SOON).until(() -> target.requests().size() >= count);
    }

    /** Those that carry something: a POST without a body asks how a job is. */
    protected static long posts(List<RecordedRequest> requests) {
        return requests.stream()
                .filter(r -> r.method().equals("POST") && r.body().length > 0)
                .count();
    }
}
