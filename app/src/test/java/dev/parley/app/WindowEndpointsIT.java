package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.app.chat.Starter;
import dev.parley.app.profiles.BundledGateway;
import dev.parley.app.profiles.ProfilesViewModel;
import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireListener;
import dev.parley.client.connect.EndpointProbe;
import dev.parley.client.connect.ProbeResult;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.SessionSecretStore;
import dev.parley.gateway.GatewayConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowEndpointsIT {
    /** Five times what is promised. */
    private static final Duration STOP_BOUND = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final SecretStore keys = new SessionSecretStore("This is a test.");
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private EmbeddedGateway gateway() {
        EmbeddedGateway gateway = new EmbeddedGateway(
                GatewayConfig.builder()
                        .port(0)
                        .demoTokensPerSecond(5_000)
                        .dataFolder(folder.resolve("jobs"))
                        .build(),
                Runnable::run,
                Runnable::run);
        opened.add(gateway::stop);
        return gateway;
    }

    private WindowEndpoints endpoints(EmbeddedGateway gateway) {
        ProfilesViewModel profiles = new ProfilesViewModel(
                WindowEndpoints.demoProfiles(),
                ProfileStore.open(folder.resolve("profiles.json")),
                () -> keys,
                Runnable::run,
                Runnable::run);
        WindowEndpoints endpoints = new WindowEndpoints(profiles, gateway, () -> keys, ResendConsent.REFUSE);
        opened.add(endpoints);
        return endpoints;
    }

    private static EndpointProfile demo(WindowEndpoints endpoints, String id) {
        return endpoints.find(id).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-direct", "demo-relay", "demo-async"})
    void aDemoProfileIsListedAtOnceAndAnswersOnceItIsUsed(String id) {
        EmbeddedGateway gateway = gateway();
        WindowEndpoints endpoints = endpoints(gateway);
        assertThat(endpoints.profiles())
                .extracting(EndpointProfile::id)
                .containsExactly("demo-direct", "demo-relay", "demo-async");
        assertThat(gateway.state().get()).isEqualTo(BundledGateway.State.STOPPED);
        EndpointProbe probe = endpoints.probe(demo(endpoints, id), Map.of());
        assertThat(gateway.state().get()).isEqualTo(BundledGateway.State.RUNNING);
        assertThat(probe.run(phase -> {})).isInstanceOf(ProbeResult.Answered.class);
        assertThat(endpoints.models(demo(endpoints, id))).isNotEmpty();
    }

    @Test
    void eachStarterGetsAnAnswerOfItsOwnFromTheDemo() {
        WindowEndpoints endpoints = endpoints(gateway());
        List<String> answers = Starter.all().stream()
                .map(starter -> answer(endpoints, starter.prompt()))
                .toList();
        assertThat(answers.get(0)).contains("Customer.java", "```java");
        assertThat(answers.get(1)).startsWith("```json").contains("\"population\"");
        assertThat(answers.get(2)).contains("| Responsable |").doesNotContain("김민지");
        assertThat(answers.get(3)).contains("결정 사항", "| 준호 |");
    }

    private static String answer(WindowEndpoints endpoints, String prompt) {
        StringBuilder text = new StringBuilder();
        try (EventStream stream =
                endpoints.connect(demo(endpoints, "demo-direct")).open(ChatRequest.of(prompt))) {
            for (StreamEvent event = stream.next(); event != null; event = stream.next()) {
                if (event instanceof StreamEvent.TextDelta delta) {
                    text.append(delta.text());
                }
            }
        }
        return text.toString();
    }

    @Test
    void aDemoJobSurvivesARestart() {
        EmbeddedGateway first = gateway();
        WindowEndpoints before = endpoints(first);
        String job = null;
        try (EventStream stream = before.connect(demo(before, "demo-async")).open(ChatRequest.of("hello"))) {
            for (StreamEvent event = stream.next(); event != null && job == null; event = stream.next()) {
                job = event instanceof StreamEvent.JobAccepted accepted ? accepted.id() : null;
            }
        }
        assertThat(job).isNotNull();
        first.stop();
        WindowEndpoints after = endpoints(gateway());
        InferenceClient client = after.connect(demo(after, "demo-async"));
        assertThat(last(client.resume(job, WireListener.NONE))).isInstanceOf(StreamEvent.Completed.class);
    }

    private static @Nullable StreamEvent last(EventStream open) {
        StreamEvent last = null;
        try (open) {
            for (StreamEvent event = open.next(); event != null; event = open.next()) {
                last = event;
            }
        }
        return last;
    }

    @Test
    void itStopsInTimeWhileAnAnswerIsOnItsWay() {
        EmbeddedGateway gateway = gateway();
        WindowEndpoints endpoints = endpoints(gateway);
        try (EventStream stream =
                endpoints.connect(demo(endpoints, "demo-direct")).open(ChatRequest.of("hello"))) {
            assertThat(stream.next()).isNotNull();
            long begin = System.nanoTime();
            gateway.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(STOP_BOUND);
        }
        assertThat(gateway.state().get()).isEqualTo(BundledGateway.State.STOPPED);
        assertThatThrownBy(gateway::await).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutItsFolderTheDemoAnswersNevertheless() throws IOException {
        Files.writeString(folder.resolve("jobs"), "a file where a folder should be");
        EmbeddedGateway gateway = gateway();
        WindowEndpoints endpoints = endpoints(gateway);
        assertThat(endpoints.probe(demo(endpoints, "demo-direct"), Map.of()).run(phase -> {}))
                .isInstanceOf(ProbeResult.Answered.class);
        assertThat(gateway.problem().get()).contains("jobs will not outlive Parley");
    }

    @Test
    void theTokenIsInNoFile() throws IOException {
        EmbeddedGateway gateway = gateway();
        String token = gateway.await().token().reveal();
        endpoints(gateway);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(token);
            }
        }
        assertThat(gateway.await().toString()).doesNotContain(token);
    }

    @Test
    void aSavedProfileStartsNoGateway() {
        EmbeddedGateway gateway = gateway();
        WindowEndpoints endpoints = endpoints(gateway);
        assertThat(endpoints.connect(EndpointProfile.builder("GPU", URI.create("https://gpu.example"))
                        .build()))
                .isNotNull();
        assertThat(gateway.state().get()).isEqualTo(BundledGateway.State.STOPPED);
    }
}
