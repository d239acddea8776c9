package dev.parley.client.http;

import static dev.parley.client.http.NetworkBench.KEY;
import static dev.parley.client.http.NetworkBench.PROMPT;
import static dev.parley.client.http.NetworkBench.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.testkit.BlackHole;
import dev.parley.testkit.HttpProxy;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import dev.parley.testkit.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 5: a proxy is told apart from the server, gets its own login and nothing else, and is left out where it should be. */
class ProxyFaultsIT {
    private static final String LOGIN = "me:proxy-päss word";
    private static final URI SECURE = URI.create("https://model.example/v1");
    private static final URI PLAIN = URI.create("http://model.example/v1");
    private static TlsIdentity identity;
    private static TlsSettings trusting;

    private final NetworkBench bench = new NetworkBench();
    private HttpProxy proxy;
    private ScriptedHttpServer secure;
    private ScriptedHttpServer plain;

    @BeforeAll
    static void create(@TempDir Path shared) {
        identity = TlsIdentity.create(shared, "dns:model.example");
        trusting = TlsSettings.DEFAULT.withAuthorities(
                NetworkBench.write(shared.resolve("own.pem"), identity.certificatePem()));
    }

    @BeforeEach
    void listen() {
        secure = bench.server(new ScriptedHttpServer(identity.serverContext()));
        plain = bench.server(new ScriptedHttpServer());
        proxy = bench.open(new HttpProxy())
                .route("model.example:443", secure.port())
                .route("model.example:80", plain.port());
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private ProxySettings settings() {
        return ProxySettings.of("127.0.0.1", proxy.port());
    }

    private static NetworkSettings through(ProxySettings proxy) {
        return new NetworkSettings(proxy, trusting, true);
    }

    private ScriptedHttpServer origin(URI url) {
        return url.getScheme().equals("https") ? secure : plain;
    }

    private Collected ask(String scheme, ProxySettings settings) {
        return bench.ask(profile(scheme.equals("https") ? SECURE : PLAIN, through(settings)));
    }

    @Test
    void row05HttpsGoesThroughATunnelAndTheProxySeesNothingOfIt() {
        Collected answer = ask("https", settings());
        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.posts()).isEqualTo(1);
        RecordedRequest tunnel = proxy.requests().getFirst();
        assertThat(tunnel.method()).isEqualTo("CONNECT");
        assertThat(tunnel.target()).isEqualTo("model.example:443");
        assertThat(proxy.requests().toString()).doesNotContain(KEY, PROMPT, "/v1");
        assertThat(secure.requests().getFirst().header("authorization")).isEqualTo("Bearer " + KEY);
    }

    @Test
    void row05HttpGoesInAbsoluteForm() {
        assertThat(ask("http", settings()).text()).isEqualTo("hello");
        assertThat(proxy.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).startsWith("http://model.example/v1/");
        });
        assertThat(plain.requests()).singleElement().satisfies(request -> {
            assertThat(request.target()).startsWith("/v1/");
            assertThat(request.header("host")).isEqualTo("model.example");
            assertThat(request.bodyText()).contains(PROMPT);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void row05TheLoginGoesToTheProxyAtOnceAndNeverToTheServer(String scheme) {
        proxy.wantLogin(LOGIN);
        bench.secret("login", LOGIN);
        Collected answer = ask(scheme, settings().withCredentials("login"));
        assertThat(answer.text()).isEqualTo("hello");
        assertThat(proxy.requests()).as("no request is wasted on a 407").hasSize(1);
        for (RecordedRequest request : origin(URI.create(scheme + "://x")).requests()) {
            assertThat(request.headers().toString().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("proxy-auth");
        }
        assertThat(answer.shown()).doesNotContain(LOGIN, "proxy-päss word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void row05AProxyThatWantsALoginAndGetsNoneSaysSo(String scheme) {
        proxy.wantLogin(LOGIN);
        Collected answer = ask(scheme, settings());
        assertRefused(
                answer,
                407,
                "The proxy wants a user name and a password; enter them below the proxy, in the profile or in the"
                        + " network settings.");
        assertThat(origin(URI.create(scheme + "://x")).connections()).isZero();
        assertThat(proxy.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void row05ALoginThatIsRefusedIsAnotherMessage(String scheme) {
        proxy.wantLogin(LOGIN);
        bench.secret("login", "me:wrong-password");
        Collected answer = ask(scheme, settings().withCredentials("login"));
        assertRefused(
                answer, 407, "The proxy did not accept the user name and password; enter them again below the proxy.");
        assertThat(answer.shown()).doesNotContain("wrong-password");
        assertThat(proxy.requests()).hasSize(1);
    }

    private static void assertRefused(Collected answer, int status, String detail) {
        assertThat(answer.error()).isInstanceOfSatisfying(InferenceError.ProxyRefused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.detail()).isEqualTo(detail);
        });
        assertThat(InferenceErrorText.sentence(answer.error())).contains("proxy");
    }

    @Test
    void row05ALoginThatIsNotInTheKeyStoreSendsNothing() {
        Collected answer = ask("https", settings().withCredentials("nobody"));
        assertRefused(answer, 0, "");
        assertThat(InferenceErrorText.sentence(answer.error())).contains("not in the key store");
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void row05AProxyThatEchoesItsLoginDoesNotGetItShown() {
        bench.secret("login", LOGIN);
        proxy.refuse(Reply.status(403).body("no " + LOGIN + " " + ProxyLogin.header(LOGIN)));
        Collected answer = ask("http", settings().withCredentials("login"));
        assertThat(answer.error()).isInstanceOf(InferenceError.Unauthorized.class);
        assertThat(answer.shown())
                .contains("•••")
                .doesNotContain("päss", ProxyLogin.header(LOGIN).substring(6));
    }

    @Test
    void row05AProxyThatForbidsAPlaceIsToldApartFromOneThatCannotReachIt() {
        proxy.refuse(Reply.status(403).body("no"));
        assertRefused(ask("https", settings()), 403, "The proxy does not let anybody connect to model.example:443.");
        HttpProxy lost = bench.open(new HttpProxy());
        assertRefused(
                ask("https", ProxySettings.of("127.0.0.1", lost.port())),
                502,
                "The proxy could not reach model.example:443.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void row05AProxyThatIsNotThereIsNamedAndNotTheServer(String scheme) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Collected answer = ask(scheme, ProxySettings.of("127.0.0.1", free));
        assertUnreachable(answer, "127.0.0.1", free);
        assertUnreachable(ask(scheme, ProxySettings.of("no-such-proxy.invalid", 3128)), "no-such-proxy.invalid", 3128);
    }

    @Test
    void row05AProxyThatHangsUpIsNamedAndNotTheServer() {
        proxy.refuse(Reply.raw(""));
        assertUnreachable(ask("https", settings()), "127.0.0.1", proxy.port());
    }

    private static void assertUnreachable(Collected answer, String host, int port) {
        assertThat(answer.error()).isInstanceOfSatisfying(InferenceError.Unreachable.class, unreachable -> {
            assertThat(unreachable.host()).isEqualTo(host);
            assertThat(unreachable.port()).isEqualTo(port);
            assertThat(unreachable.detail())
                    .startsWith(host + ":" + port + " is the proxy on the way to model.example.");
        });
        assertThat(answer.error().bodySent()).isFalse();
    }

    @Test
    void row05AProxyThatDoesNotAnswerIsNamedByTheTimeout() {
        BlackHole hole = bench.open(new BlackHole());
        EndpointProfile impatient = profile(SECURE, through(ProxySettings.of("127.0.0.1", hole.port()))).toBuilder()
                .timeouts(Timeouts.DEFAULT.with(TimeoutPhase.CONNECT, Duration.ofMillis(300)))
                .build();
        InferenceError error = bench.ask(impatient).error();
        assertThat(error).isInstanceOf(InferenceError.Timeout.class);
        assertThat(error.detail()).startsWith("127.0.0.1:" + hole.port() + " is the proxy on the way to ");
    }

    @Test
    void row05WhatIsWrongWithTheServerBehindTheProxyIsTheServers() {
        NetworkSettings untrusting = through(settings()).withTls(TlsSettings.DEFAULT);
        assertThat(bench.ask(profile(SECURE, untrusting)).error())
                .isInstanceOfSatisfying(InferenceError.TlsFailure.class, failure -> {
                    assertThat(failure.host()).isEqualTo("model.example");
                    assertThat(failure.certificates()).hasSize(1);
                });
    }

    @Test
    void row05LoopbackIsReachedDirectlyUnlessItIsListed() {
        assertThat(bench.ask(profile(plain.url(""), through(settings()))).text())
                .isEqualTo("hello");
        assertThat(proxy.requests()).isEmpty();
        proxy.route("127.0.0.1:" + plain.port(), plain.port());
        ProxySettings listed = settings().withNoProxy(List.of(ProxySettings.PROXY_LOOPBACK));
        assertThat(bench.ask(profile(plain.url(""), through(listed))).text()).isEqualTo("hello");
        assertThat(proxy.requests()).hasSize(1);
    }

    @Test
    void row05WhatTheListNamesIsReachedDirectly() {
        ProxySettings except = settings().withNoProxy(List.of(".example"));
        Collected answer = ask("https", except);
        assertThat(answer.error())
                .as("there is no such name outside the proxy")
                .isInstanceOfSatisfying(
                        InferenceError.Unreachable.class,
                        unreachable -> assertThat(unreachable.host()).isEqualTo("model.example"));
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void row05ALoginThatSomebodyElseAsksForIsNotGiven() {
        plain.answer(Reply.status(407)
                .header("Proxy-Authenticate", "Basic realm=\"evil\"")
                .body(""));
        Collected answer = bench.ask(profile(plain.url(""), NetworkSettings.DEFAULT));
        assertRefused(
                answer, 407, "Something that the profile does not name as its proxy asks for a login of a proxy.");
        assertThat(plain.requests()).hasSize(1);
    }

    @Test
    void row06ARedirectToAnotherHostIsNotFollowedThroughAProxyEither() {
        ScriptedHttpServer elsewhere = bench.server(new ScriptedHttpServer());
        proxy.route("evil.example:80", elsewhere.port());
        plain.answer(Reply.status(307)
                .header("Location", "http://evil.example/steal")
                .body(""));
        Collected answer = ask("http", settings());
        assertThat(answer.error())
                .isInstanceOfSatisfying(
                        InferenceError.RedirectRefused.class,
                        refused -> assertThat(refused.target()).isEqualTo("http://evil.example/steal"));
        assertThat(elsewhere.connections()).isZero();
        assertThat(proxy.requests()).hasSize(1);
    }
}
