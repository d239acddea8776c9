package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.gateway.upstream.UpstreamState;
import dev.parley.gateway.upstream.UpstreamStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models that share a GPU: one at a time, few switches, nobody starves. */
final class ProcessGroupIT {
    private static final ServiceOptions PATIENT = Services.options(2, Duration.ofSeconds(60));

    private static ProcessService member(String name) {
        return Services.process(name, "gpu", ModelServer.command(), Duration.ofMinutes(5), PATIENT, null);
    }

    private static List<UpstreamStatus> running(Gateway gateway) {
        return gateway.upstreams().stream()
                .filter(one -> one.state() != UpstreamState.STOPPED && one.state() != UpstreamState.FAILED)
                .toList();
    }

    private static int starts(Gateway gateway) {
        return gateway.upstreams().stream().mapToInt(UpstreamStatus::starts).sum();
    }

    /** Calls one after the other. */
    private static Callable<Set<String>> caller(Gateway gateway, String service, int calls) {
        return () -> {
            Set<String> answers = new HashSet<>();
            for (int i = 0; i < calls; i++) {
                String answer = Services.post(gateway, service, "/slow/20");
                answers.add(answer.substring(0, answer.indexOf('\r')));
            }
            return answers;
        };
    }

    @Test
    void interleavedCallsOfTwoModelsCauseFewSwitches() throws InterruptedException, ExecutionException {
        try (Gateway gateway = Services.gateway(member("one"), member("two"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Set<String>>> callers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                callers.add(threads.submit(caller(gateway, "one", 15)));
                callers.add(threads.submit(caller(gateway, "two", 15)));
            }
            boolean done = false;
            while (!done) {
                assertThat(running(gateway)).hasSizeLessThanOrEqualTo(1);
                done = callers.stream().allMatch(Future::isDone);
            }
            for (Future<Set<String>> caller : callers) {
                assertThat(caller.get()).containsExactly("HTTP/1.1 200 OK");
            }
            // 90 calls that alternate. One switch is needed; a slow machine may cause another.
            assertThat(starts(gateway)).isBetween(2, 4);
        }
    }

    @Test
    void aQuietModelMakesRoomAtOnceAndABusyOneWhenItsCallHasEnded() throws IOException {
        try (Gateway gateway = Services.gateway(member("one"), member("two"));
                RawClient slow = new RawClient(gateway.url())) {
            slow.send(RawClient.request(
                    gateway, "POST /api/v1/services/one/request/slow/1500", "{}", "Connection: close"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> gateway.upstreams().getFirst().pending() == 1);

            assertThat(Services.post(gateway, "two", "/")).startsWith("HTTP/1.1 200 ");

            assertThat(slow.readAll()).endsWith("slow");
            assertThat(gateway.upstreams().getFirst().state()).isEqualTo(UpstreamState.STOPPED);
            assertThat(gateway.upstreams().getLast().state()).isEqualTo(UpstreamState.READY);
        }
    }

    @Test
    void aModelWhoseCallersLeftWhileItStartsMakesRoom() throws IOException {
        ProcessService slow = Services.process(
                "slow", "gpu", ModelServer.command("ready=600000"), Duration.ofMinutes(5), PATIENT, null);
        try (Gateway gateway = Services.gateway(slow, member("two"))) {
            try (RawClient leaving = new RawClient(gateway.url())) {
                leaving.send(RawClient.request(gateway, "POST /api/v1/services/slow/request/", "{}"));
                await().until(() -> gateway.upstreams().getFirst().state() == UpstreamState.STARTING);
            }
            assertThat(Services.post(gateway, "two", "/")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    @Tag("full")
    void callsWithoutAnEndForOneModelDoNotKeepAnotherWaitingForLongerThanATurn()
            throws IOException, InterruptedException, ExecutionException {
        try (Gateway gateway = Services.gateway(member("one"), member("two"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Services.post(gateway, "one", "/");
            Future<Set<String>> endless = threads.submit(caller(gateway, "one", 1_500));
            long began = System.nanoTime();

            assertThat(Services.post(gateway, "two", "/")).startsWith("HTTP/1.1 200 ");

            // The turn is 10 s; a stop and a start come on top.
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(30));
            assertThat(endless.get()).containsExactly("HTTP/1.1 200 OK");
            assertThat(starts(gateway)).isBetween(3, 6);
        }
    }
}
