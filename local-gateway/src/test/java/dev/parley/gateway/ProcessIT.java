package dev.parley.gateway;

import static dev.parley.gateway.Services.ms;
import static dev.parley.gateway.Services.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.gateway.upstream.UpstreamState;
import dev.parley.gateway.upstream.UpstreamStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A model server that is started on demand: real processes, really killed. */
final class ProcessIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Set<ProcessHandle> seen = new HashSet<>();

    private static UpstreamStatus status(Gateway gateway) {
        return gateway.upstreams().getFirst();
    }

    private static void awaitState(Gateway gateway, UpstreamState state) {
        await().atMost(LONG).until(() -> status(gateway).state() == state);
    }

    /** The process of the service, its children included, which must be gone when the test is over. */
    private ProcessHandle process(Gateway gateway) {
        ProcessHandle process = ProcessHandle.of(status(gateway).pid()).orElseThrow();
        seen.add(process);
        process.descendants().forEach(seen::add);
        return process;
    }

    @AfterEach
    void noProcessIsLeft() {
        await().atMost(LONG).until(() -> seen.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void theFirstCallStartsItAndTheEndOfTheGatewayStopsIt() throws IOException {
        ProcessHandle model;
        try (Gateway gateway = Services.gateway(Services.process("child"))) {
            assertThat(status(gateway).state()).isEqualTo(UpstreamState.STOPPED);

            assertThat(Services.post(gateway, "stub", "/run"))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"got\":{}");

            UpstreamStatus ready = status(gateway);
            assertThat(ready.state()).isEqualTo(UpstreamState.READY);
            assertThat(ready.starts()).isEqualTo(1);
            assertThat(ready.startTime()).isPositive();
            assertThat(ready.replicas()).hasSize(1);
            assertThat(process(gateway).descendants()).hasSizeGreaterThanOrEqualTo(2); // a watcher and a child
            assertThat(seen).hasSizeGreaterThanOrEqualTo(3);
            model = process(gateway);
        }
        assertThat(model.isAlive()).isFalse();
    }

    @Test
    void aProcessThatDoesNotEndWhenAskedIsKilledWithTheGateway() throws IOException {
        Gateway gateway = Services.gateway(Services.process("stubborn", "child"));
        Services.post(gateway, "stub", "/");
        ProcessHandle model = process(gateway);
        long began = System.nanoTime();

        gateway.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(model.isAlive()).isFalse();
    }

    @Test
    void itIsStoppedWhenItHadNoCallForAWhileAndStartedAgainByTheNext() throws IOException {
        ProcessService service = Services.process(
                "stub", null, ModelServer.command(), ms(700), options(0, Duration.ofSeconds(30)), null);
        try (Gateway gateway = Services.gateway(service)) {
            assertThat(Services.post(gateway, "stub", "/slow/1500")).endsWith("slow"); // longer than the idle time
            process(gateway);

            awaitState(gateway, UpstreamState.STOPPED);
            assertThat(status(gateway).pid()).isNull();
            assertThat(status(gateway).failure()).isNull();
            await().until(() -> seen.stream().noneMatch(ProcessHandle::isAlive));

            assertThat(Services.post(gateway, "stub", "/")).startsWith("HTTP/1.1 200 ");
            process(gateway);
            assertThat(status(gateway).starts()).isEqualTo(2);
        }
    }

    @Test
    void aRequestIsHeldForAWhileThenToldWhenToComeAgain() throws IOException {
        ProcessService service =
                Services.process("stub", null, ModelServer.command("ready=3000"), LONG, options(0, ms(300)), null);
        try (Gateway gateway = Services.gateway(service)) {
            String cold = Services.post(gateway, "stub", "/");
            assertThat(cold).startsWith("HTTP/1.1 503 ").contains("service_starting");
            assertThat(cold).containsIgnoringCase("retry-after: 10\r\n"); // nothing is known yet

            awaitState(gateway, UpstreamState.READY);
            process(gateway);
            assertThat(Services.post(gateway, "stub", "/")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aJobWaitsForAColdServerAsLongAsItTakes() throws IOException {
        ProcessService service =
                Services.process("stub", null, ModelServer.command("ready=2000"), LONG, options(0, ms(1)), null);
        try (Gateway gateway = Services.gateway(service)) {
            String accepted = RawClient.exchange(
                    gateway.url(),
                    RawClient.request(
                            gateway, "POST /api/v1/services/stub/async", "{\"data\":1}", "Connection: close"));
            String id = accepted.substring(accepted.indexOf("{\"id\":\"") + 7, accepted.lastIndexOf('"'));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(RawClient.exchange(
                                    gateway.url(),
                                    RawClient.request(
                                            gateway,
                                            "GET /api/v1/services/stub/async/" + id + "/output",
                                            "",
                                            "Connection: close")))
                            .contains("\"status_code\":200", "\\\"got\\\":1"));
            process(gateway);
        }
    }

    @Test
    void jobsOfAColdServerSayItsStateAndTheirPlaceUntilItIsThere() throws IOException {
        ProcessService service =
                Services.process("stub", null, ModelServer.command("ready=1500"), LONG, options(0, ms(1)), null);
        try (Gateway gateway = Services.gateway(service)) {
            JobClient client = new JobClient(gateway);
            List<List<JobClient.Event>> told = new ArrayList<>();
            for (int place = 1; place <= 2; place++) {
                String id = client.submit("{\"data\":1}");
                List<JobClient.Event> events = new CopyOnWriteArrayList<>();
                told.add(events);
                Thread.ofVirtual().start(() -> follow(client, id, events));
                String waits = "\"service\":{\"state\":\"starting\",\"position\":" + place + "}";
                await().atMost(LONG)
                        .until(() -> events.stream()
                                .anyMatch(event -> event.data().toString().contains(waits)));
                assertThat(events.getLast().data().path("status").stringValue()).isEqualTo("in_progress");
            }
            for (List<JobClient.Event> events : told) {
                await().atMost(LONG).until(() -> events.getLast().name().equals("completed"));
                List<JobClient.Event> states = events.stream()
                        .filter(event -> event.name().equals("state"))
                        .toList();
                assertThat(states.getFirst().data().has("attempts")).isTrue();
            }
            process(gateway);
            assertThat(status(gateway).starts()).isEqualTo(1);
        }
    }

    private static void follow(JobClient client, String id, List<JobClient.Event> to) {
        try {
            client.follow(JobClient.path("/" + id + "/stream"), to::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aServerThatFailsIsStartedAgainAfterALongerPauseEachTime() throws IOException {
        ProcessService service = Services.process(
                "stub", null, ModelServer.command("print=broken", "exit=3"), LONG, options(0, LONG), null);
        try (Gateway gateway = Services.gateway(service)) {
            long from = System.nanoTime();
            for (int pause = 1; pause <= 4; pause *= 2) {
                assertThat(Services.post(gateway, "stub", "/"))
                        .contains("service_failed")
                        .containsIgnoringCase("retry-after: " + pause + "\r\n");
            }
            assertThat(status(gateway).starts()).isEqualTo(3);
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThanOrEqualTo(Duration.ofSeconds(1 + 2));
        }
    }

    @Test
    void row44ACrashInMidAnswerCutsTheCallerAndTheNextCallStartsItAgain() throws IOException {
        try (Gateway gateway = Services.gateway(Services.process());
                RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/stream", "{}"))
                    .readTo("abc\r\n3\r\nabc\r\n");
            ProcessHandle first = process(gateway);
            first.destroyForcibly();

            assertThat(client.readAll()).matches("(3\r\nabc\r\n)*"); // and no last chunk
            awaitState(gateway, UpstreamState.FAILED);
            assertThat(status(gateway).failure()).contains("was killed (signal 9");

            assertThat(Services.post(gateway, "stub", "/")).startsWith("HTTP/1.1 200 ");
            assertThat(process(gateway).pid()).isNotEqualTo(first.pid());
            assertThat(status(gateway).starts()).isEqualTo(2);
            assertThat(status(gateway).failure()).isNull();
        }
    }

    @Test
    void row44AServerThatEndsBeforeItIsReadyIsToldWithItsLastLine() throws IOException {
        List<String> command = ModelServer.command("print=no such model file; configured-secret", "exit=3");
        try (Gateway gateway = Services.gateway(Services.process("stub", null, command))) {
            String answer = Services.post(gateway, "stub", "/");
            assertThat(answer)
                    .startsWith("HTTP/1.1 503 ")
                    .contains("service_failed", "ended with code 3 before it was ready", "no such model file; ••••")
                    .doesNotContain("configured-secret");
            assertThat(answer).containsIgnoringCase("retry-after: 1\r\n");
            assertThat(status(gateway).state()).isEqualTo(UpstreamState.FAILED);
            assertThat(status(gateway).failure()).contains("code 3");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void row44ANativeCrashWhileItsModelIsLoadedIsToldAndTheGatewayStays() throws IOException {
        List<String> command = List.of("sh", "-c", "echo loading the model; kill -SEGV $$", "model", "{port}");
        try (Gateway gateway = Services.gateway(Services.process("stub", null, command))) {
            assertThat(Services.post(gateway, "stub", "/"))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("service_failed", "signal 11", "before it was ready; its last line: loading the model");
            assertThat(status(gateway).state()).isEqualTo(UpstreamState.FAILED);
            assertThat(RawClient.exchange(
                            gateway.url(), RawClient.request(gateway, "GET /healthz", "", "Connection: close")))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aCommandThatIsNotThereIsToldAndTheGatewayGoesOn() throws IOException {
        List<String> command = List.of("no-such-program-of-parley", "{port}");
        try (Gateway gateway = Services.gateway(Services.process("stub", null, command))) {
            assertThat(Services.post(gateway, "stub", "/"))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("the program no-such-program-of-parley was not found");
            assertThat(RawClient.exchange(
                            gateway.url(), RawClient.request(gateway, "GET /healthz", "", "Connection: close")))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void row44APortThatAnotherProgramHasIsToldAndThatProgramIsNotTakenForTheServer() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            ProcessService free = Services.process();
            ProcessService fixed = new ProcessService(
                    "stub",
                    free.command(),
                    Map.of(),
                    null,
                    other.getLocalPort(),
                    null,
                    "/health",
                    Duration.ofSeconds(20),
                    Duration.ZERO,
                    null,
                    null,
                    ServiceOptions.DEFAULT,
                    UpstreamTimeouts.DEFAULT);
            try (Gateway gateway = Services.gateway(fixed)) {
                assertThat(Services.post(gateway, "stub", "/"))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("port " + other.getLocalPort() + " is in use by another program");
            }
        }
    }

    @Test
    void aServerThatIsNotReadyInTimeIsStopped() throws IOException {
        ProcessService slow = Services.process();
        ProcessService service = new ProcessService(
                "stub",
                ModelServer.command("ready=60000"),
                Map.of(),
                null,
                0,
                null,
                "/health",
                ms(1_000),
                Duration.ZERO,
                null,
                null,
                slow.options(),
                UpstreamTimeouts.DEFAULT);
        try (Gateway gateway = Services.gateway(service);
                RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(gateway, "POST /api/v1/services/stub/request/", "{}", "Connection: close"));
            await().atMost(LONG).until(() -> status(gateway).pid() != null);
            process(gateway);
            assertThat(client.readAll()).contains("service_failed", "was not ready within 1 seconds");
        }
    }

    @Test
    void itsOutputIsKeptInItsFileAndItGetsNoSecretOfTheGateways() throws IOException {
        Path log = folder.resolve("model.log");
        ProcessService service =
                Services.process("stub", null, ModelServer.command("print=hello"), LONG, options(0, LONG), log);
        try (Gateway gateway = Services.gateway(service)) {
            String names = Services.post(gateway, "stub", "/env");
            process(gateway);
            assertThat(names).contains("PATH", "CONFIGURED_TOKEN");
        }
        assertThat(Files.readString(log)).contains("hello", "listening");
    }

    @Test
    void moreCallsThanItsLimitWait() throws IOException {
        ProcessService service =
                Services.process("stub", null, ModelServer.command(), LONG, options(1, ms(20_000)), null);
        try (Gateway gateway = Services.gateway(service);
                RawClient one = new RawClient(gateway.url());
                RawClient two = new RawClient(gateway.url())) {
            Services.post(gateway, "stub", "/");
            process(gateway);
            String request = RawClient.request(
                    gateway, "POST /api/v1/services/stub/request/slow/500", "{}", "Connection: close");
            one.send(request);
            two.send(request);
            await().until(() ->
                    status(gateway).pending() == 1 && status(gateway).waiting() == 1);
            assertThat(one.readAll()).endsWith("slow");
            assertThat(two.readAll()).endsWith("slow");
        }
    }

    @Test
    void whoAsksForTheListOfModelsAgainAndAgainKeepsNoServerAwake() throws IOException {
        ProcessService service =
                Services.process("stub", null, ModelServer.command(), ms(1_500), options(0, LONG, "llama"), null);
        try (Gateway gateway = Services.gateway(service)) {
            assertThat(Services.post(gateway, "stub", "/")).startsWith("HTTP/1.1 200 ");
            process(gateway);
            await().pollInterval(ms(100)).atMost(LONG).until(() -> {
                assertThat(RawClient.exchange(
                                gateway.url(), RawClient.request(gateway, "GET /v1/models", "", "Connection: close")))
                        .contains("\"id\":\"llama\"");
                return status(gateway).state() == UpstreamState.STOPPED;
            });
            assertThat(status(gateway).starts()).isEqualTo(1);
        }
    }

    @Test
    void theListOfModelsStartsNothing() throws IOException {
        ProcessService named =
                Services.process("stub", null, ModelServer.command(), LONG, options(0, LONG, "llama", "qwen"), null);
        ProcessService bare = Services.process("bare", null, ModelServer.command());
        try (Gateway gateway = Services.gateway(named, bare)) {
            assertThat(RawClient.exchange(
                            gateway.url(), RawClient.request(gateway, "GET /v1/models", "", "Connection: close")))
                    .contains("\"id\":\"llama\"", "\"id\":\"qwen\"", "\"id\":\"bare\"");
            assertThat(gateway.upstreams()).allMatch(one -> one.state() == UpstreamState.STOPPED);

            String call = RawClient.request(
                    gateway, "POST /v1/chat/completions", "{\"model\":\"stub\"}", "Connection: close");
            assertThat(RawClient.exchange(gateway.url(), call)).contains("\"got\":{\"model\":\"llama\"}");
            process(gateway);
        }
    }
}
