package dev.parley.client.http;

import static dev.parley.client.http.NetworkBench.KEY;
import static dev.parley.client.http.NetworkBench.PROMPT;
import static dev.parley.client.http.NetworkBench.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.ChatRequest;
import dev.parley.client.ErrorContext;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.InferenceException;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.Secret;
import dev.parley.testkit.BlackHole;
import dev.parley.testkit.Gate;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 1, 2 and 6 to 13, as far as they are the network's; the deliveries' part is in their contract test. */
class NetworkFaultsIT {
    private static final Duration AT_ONCE = Duration.ofMillis(50).multipliedBy(5);

    private final NetworkBench bench = new NetworkBench();
    private ScriptedHttpServer server;

    @BeforeEach
    void listen() {
        server = bench.server(new ScriptedHttpServer());
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private EndpointProfile profile() {
        return NetworkBench.profile(server.url("/v1"), NetworkSettings.DEFAULT);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static CompletableFuture<StreamEvent> lastOf(EventStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            StreamEvent last = null;
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                last = event;
            }
            return last;
        });
    }

    private static void assertStopsAtOnce(EventStream stream, CompletableFuture<StreamEvent> last) throws Exception {
        long begin = System.nanoTime();
        stream.close();
        assertThat(last.get(SOON.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(StreamEvent.Cancelled.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
    }

    @Test
    void row01ARefusedConnectionIsSaidSoonWithHostAndPort() throws IOException {
        int free = freePort();
        long begin = System.nanoTime();
        Collected answer =
                bench.ask(NetworkBench.profile(URI.create("http://127.0.0.1:" + free), NetworkSettings.DEFAULT));
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(Duration.ofSeconds(3).multipliedBy(5));
        assertThat(answer.error())
                .isEqualTo(new InferenceError.Unreachable(
                        "127.0.0.1", free, answer.error().context()));
        assertThat(answer.error().detail()).isEqualTo("The connection was refused.");
    }

    @Test
    void row01AnUnknownNameIsSaidSoon() {
        long begin = System.nanoTime();
        Collected answer = bench.ask(EndpointProfile.builder("x", URI.create("https://no-such-host.invalid:8443"))
                .build());
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(Duration.ofSeconds(3).multipliedBy(5));
        assertThat(answer.error())
                .isEqualTo(new InferenceError.Unreachable(
                        "no-such-host.invalid", 8443, answer.error().context()));
        assertThat(answer.error().detail()).isEqualTo("The name is not known.");
    }

    @Test
    void row02StopWorksAtOnceInABlackHole() throws Exception {
        BlackHole hole = bench.open(new BlackHole());
        EventStream stream = bench.connector
                .connect(EndpointProfile.builder("x", URI.create("http://127.0.0.1:" + hole.port()))
                        .build())
                .open(ChatRequest.of("x"));
        assertThat(stream.next()).isInstanceOf(StreamEvent.PhaseChanged.class);
        CompletableFuture<StreamEvent> last = lastOf(stream);
        assertThatThrownBy(() -> last.get(300, TimeUnit.MILLISECONDS))
                .as("it waits")
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertStopsAtOnce(stream, last);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void row06NeitherKeyNorPromptGoesWhereARedirectPoints(int status) {
        ScriptedHttpServer elsewhere = bench.server(new ScriptedHttpServer());
        server.answer(Reply.status(status)
                .header("Location", elsewhere.url("/steal?x=1").toString())
                .body(""));
        Collected answer =
                bench.ask(profile().toBuilder().authScheme(AuthScheme.X_API_KEY).build());
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.RedirectRefused.class,
                        refused -> assertThat(refused.target())
                                .isEqualTo(elsewhere.url("/steal").toString()));
        assertThat(elsewhere.connections()).isZero();
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1:PORT/v1", "http://localhost:PORT/v1", "//evil.example/x", "ftp://127.0.0.1"})
    void row06AnotherSchemeOrNameIsAnotherOrigin(String location) {
        server.answer(Reply.status(307)
                .header("Location", location.replace("PORT", Integer.toString(server.port())))
                .body(""));
        assertThat(bench.ask(profile()).error()).isInstanceOf(InferenceError.RedirectRefused.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row06WithinTheOriginTheWholeRequestGoesOn() {
        server.answerInTurn(Reply.status(308).header("Location", "/moved/here").body(""), NetworkBench.HELLO);
        assertThat(bench.ask(profile()).text()).isEqualTo("hello");
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().getLast()).satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/moved/here");
            assertThat(request.header("authorization")).isEqualTo("Bearer " + KEY);
            assertThat(request.bodyText()).contains(PROMPT);
        });
    }

    @Test
    void row07AKeyOverPlainHttpIsRefusedUntilSomebodyAgrees() {
        EndpointProfile open = NetworkBench.profile(URI.create("http://no-such-host.invalid"), NetworkSettings.DEFAULT);
        assertThatThrownBy(() -> bench.connector.connect(open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("readable over http to no-such-host.invalid");
        EndpointProfile agreed = open.toBuilder()
                .network(NetworkSettings.DEFAULT.withKeyOverPlainHttp(true))
                .build();
        assertThat(bench.ask(agreed).error()).isInstanceOf(InferenceError.Unreachable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "visible-value\r\nX-Evil: 1",
                "visible-value\n",
                "visible-valué",
                "visible-value\0",
                "값 visible-value"
            })
    void row08AHeaderThatCannotBeSentIsRefusedWithoutItsValue(String value) {
        EndpointProfile bad =
                profile().toBuilder().headers(Map.of("X-Mine", value)).build();
        assertThatThrownBy(() -> bench.connector.connect(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Mine")
                .hasMessageNotContaining("visible-val");
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-visible key", "sk-visible-é", "안녕-visible"})
    void row08AStoredKeyThatNoHeaderCanCarryIsRefusedWithoutItsValue(String stored) {
        bench.secret("key", stored);
        Collected answer = bench.ask(profile());
        assertThat(answer.error()).isInstanceOf(InferenceError.Unauthorized.class);
        assertThat(answer.error().bodySent()).isFalse();
        assertThat(answer.shown() + InferenceErrorText.sentence(answer.error())).doesNotContain("visible");
        assertThat(server.connections()).isZero();
    }

    @Test
    void row08WhiteSpaceAroundAPastedKeyNeverReachesTheWire() {
        EndpointConnector pasted = bench.open(EndpointConnector.builder()
                .secrets(ref -> Secret.of(" \t" + KEY + "\r\n"))
                .build());
        var client = pasted.connect(profile());
        Collected.from(listener -> client.open(ChatRequest.of("x").withStream(false), listener));
        assertThat(server.requests().getFirst().headers("authorization")).containsExactly("Bearer " + KEY);
    }

    @Test
    void row09WhatARefusingServerSaysIsBoundedAndPlain() {
        server.answer(Reply.text(403, "text/plain", "no entry ".repeat(2_000)));
        Collected answer = bench.ask(profile());
        assertThat(answer.error()).isInstanceOf(InferenceError.Unauthorized.class);
        assertThat(answer.error().detail()).hasSize(ErrorContext.MAX_CHARS).startsWith("no entry ");
        assertThat(answer.error().context().rawBody()).hasSize(ErrorContext.MAX_CHARS);
        assertThat(InferenceErrorText.sentence(answer.error())).contains("key", "403");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row10TheUrlIsShownWithoutItsQuery() {
        server.answer(Reply.json(404, "{}"));
        EndpointProfile profile =
                profile().toBuilder().path("/nowhere?token=hidden-in-query").build();
        Collected answer = bench.ask(profile);
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.NotFound.class,
                        lost -> assertThat(lost.url()).isEqualTo(server.url("/v1/nowhere")));
        assertThat(InferenceErrorText.sentence(answer.error())).contains("/v1/nowhere");
        assertThat(answer.shown()).doesNotContain("hidden-in-query");
    }

    private Duration retryAfter(Reply reply) {
        server.answer(reply);
        return ((InferenceError.RateLimited) bench.ask(profile()).error()).retryAfter();
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    @Test
    void row11RetryAfterInSecondsIsNeverShortened() {
        assertThat(retryAfter(Reply.json(429, "{}").header("Retry-After", "3600")))
                .isEqualTo(Duration.ofHours(1));
        assertThat(InferenceErrorText.sentence(bench.ask(profile()).error())).contains("3600 s");
    }

    @Test
    void row11RetryAfterAsADateIsReadAgainstTheAnswersOwnDate() {
        Instant skewed = Instant.parse("2020-01-01T00:00:00Z");
        assertThat(retryAfter(Reply.json(429, "{}")
                        .header("Date", httpDate(skewed))
                        .header("Retry-After", httpDate(skewed.plusSeconds(90)))))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(retryAfter(Reply.json(429, "{}")
                        .header("Date", httpDate(skewed))
                        .header("Retry-After", httpDate(skewed.minusSeconds(5)))))
                .isZero();
        assertThat(retryAfter(Reply.json(429, "{}")
                        .header("Retry-After", httpDate(Instant.now().plusSeconds(100)))))
                .isBetween(Duration.ofSeconds(80), Duration.ofSeconds(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "1.5", "99999999999999999999", ""})
    void row11ARetryAfterThatIsNeitherIsNone(String value) {
        assertThat(retryAfter(Reply.json(429, "{}").header("Retry-After", value)))
                .isNull();
    }

    @Test
    void row11StopEndsTheWait() throws Exception {
        server.answer(Reply.json(429, "{}").header("Retry-After", "600"));
        EventStream stream = bench.connector
                .connect(profile().toBuilder()
                        .resend(ResendPolicy.ALWAYS)
                        .timeouts(profile().timeouts().with(dev.parley.client.TimeoutPhase.WAKE, Duration.ZERO))
                        .build())
                .open(ChatRequest.of("x"));
        StreamEvent event = stream.next();
        while (!(event instanceof StreamEvent.PhaseChanged changed && changed.phase() == Phase.QUEUED)) {
            assertThat(event).isNotInstanceOf(StreamEvent.Terminal.class);
            event = stream.next();
        }
        assertStopsAtOnce(stream, lastOf(stream));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void row12AGetIsSentAgainTwiceAtMost(int status) {
        server.answer(Reply.json(status, "{\"error\":\"not now\"}"));
        assertThatThrownBy(() -> bench.connector.models().fetch(profile()))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        e -> assertThat(e.error().detail()).isEqualTo("not now"));
        assertThat(server.requests())
                .hasSize(3)
                .allMatch(request -> request.method().equals("GET"));
    }

    @Test
    void row12AGetThatSucceedsInTheEndIsAnAnswer() {
        server.answerInTurn(
                Reply.json(503, "{}"),
                Reply.json(502, "{}").header("Retry-After", "0"),
                Reply.json(200, "{\"data\":[{\"id\":\"m\"}]}"));
        assertThat(bench.connector.models().fetch(profile())).containsExactly("m");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void row12AGetIsNotRepeatedWhereItMakesNoSense() {
        server.answer(Reply.json(404, "{}"));
        assertThatThrownBy(() -> bench.connector.models().fetch(profile())).isInstanceOf(InferenceException.class);
        assertThat(server.requests()).hasSize(1);
        server.answer(Reply.json(503, "{}").header("Retry-After", "60"));
        assertThatThrownBy(() -> bench.connector.models().fetch(profile()))
                .as("a long wait is shown and not shortened")
                .isInstanceOf(InferenceException.class);
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void row12APostIsNotSentAgainByItself(int status) {
        server.answer(Reply.json(status, "{}").header("Retry-After", "0"));
        assertThat(bench.ask(profile()).last()).isInstanceOf(StreamEvent.Failed.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void row13NothingIsSentAgainAfterTheFirstByte() {
        Gate arrived = new Gate();
        server.answer(Reply.sse()
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"kept\"}}]}\n\n")
                .await(arrived)
                .reset());
        EndpointConnector willing = bench.open(EndpointConnector.builder()
                .secrets(ref -> Secret.of(KEY))
                .resendConsent((error, wait) -> true)
                .build());
        List<StreamEvent> events = new java.util.ArrayList<>();
        try (EventStream stream = willing.connect(
                        profile().toBuilder().resend(ResendPolicy.ALWAYS).build())
                .open(ChatRequest.of("x"))) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                events.add(event);
                if (event instanceof StreamEvent.TextDelta) {
                    arrived.open();
                }
            }
        }
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        StreamEvent.Failed.class,
                        failed -> assertThat(failed.error()).isInstanceOf(InferenceError.Truncated.class));
        assertThat(events).hasAtLeastOneElementOfType(StreamEvent.TextDelta.class);
        assertThat(server.requests()).hasSize(1);
    }
}
