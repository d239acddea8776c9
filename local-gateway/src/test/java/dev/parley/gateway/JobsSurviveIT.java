package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was accepted ends right, once, however the process ends. */
final class JobsSurviveIT {
    private static final int JOBS = 30;
    /** Five times the 5 s within which jobs go on after a start. */
    private static final Duration GO_ON = Duration.ofSeconds(5 * 5);

    @TempDir
    Path folder;

    /** A permit lets one call be answered. */
    private final Semaphore gate = new Semaphore(0);

    private StubServer stub;

    @BeforeEach
    void start() throws IOException {
        stub = StubServer.answering(this::answerWhenLet);
    }

    @AfterEach
    void stop() throws IOException {
        stub.close();
    }

    private void answerWhenLet(StubServer.Received request, Socket socket) throws IOException {
        try {
            if (!gate.tryAcquire(1, TimeUnit.MINUTES)) {
                throw new IOException("never let");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        String body = "{\"echo\":" + request.bodyText() + "}";
        StubServer.send(
                socket, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    @Test
    void afterKillMinusNineAllAcceptedJobsEndOnce() throws IOException, InterruptedException {
        Map<String, String> jobs = new LinkedHashMap<>();
        List<String> doneBefore;
        try (GatewayProcess gateway = GatewayProcess.start(folder, stub.url())) {
            for (int i = 0; i < JOBS; i++) {
                String data = "{\"n\":" + i + "}";
                jobs.put(gateway.accept(data), data);
            }
            gate.release(5);
            await().atMost(GO_ON).until(() -> finished(gateway, jobs).size() == 5);
            doneBefore = finished(gateway, jobs);
            await().until(() -> stub.requests.size() > 5);

            gateway.kill();
        }
        gate.release(JOBS * 3);
        try (GatewayProcess gateway = GatewayProcess.start(folder, stub.url())) {
            await().atMost(GO_ON).until(() -> finished(gateway, jobs).size() == JOBS);

            for (Map.Entry<String, String> job : jobs.entrySet()) {
                JsonNode output = gateway.output(job.getKey());
                assertThat(output.path("status").stringValue()).isEqualTo("completed");
                assertThat(output.path("output").path("echo").toString()).isEqualTo(job.getValue());
            }
            for (String id : doneBefore) {
                assertThat(calls(jobs.get(id)))
                        .as("a job that had ended does not run again")
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aJobThatMayNotRunAgainFailsAfterAKillAndIsCalledOnce() throws IOException, InterruptedException {
        String yaml = "services: {stub: {url: '" + stub.url() + "', rerun: false}}";
        String running;
        String waiting;
        try (GatewayProcess gateway = GatewayProcess.startConfigured(folder, yaml + "\njobs: {concurrency: 1}")) {
            running = gateway.accept("{\"n\":1}");
            await().until(() -> stub.requests.size() == 1);
            waiting = gateway.accept("{\"n\":2}");
            gateway.kill();
        }
        gate.release(JOBS);
        try (GatewayProcess gateway = GatewayProcess.startConfigured(folder, yaml)) {
            await().atMost(GO_ON).until(() -> gateway.output(waiting).has("status_code"));
            JsonNode failed = gateway.output(running);
            assertThat(failed.path("status").stringValue()).isEqualTo("failed");
            assertThat(failed.path("fail_reason").stringValue()).isNotBlank().endsWith(".");
            assertThat(failed.has("status_code"))
                    .as("nobody knows what it answered")
                    .isFalse();
            assertThat(gateway.output(waiting).path("status").stringValue()).isEqualTo("completed");
            assertThat(stub.requests).as("the killed one was called once").hasSize(2);
        }
    }

    @Test
    void sigtermEndsWithZeroAndRunningJobsGoOnAtTheNextStart() throws IOException, InterruptedException {
        Map<String, String> jobs = new LinkedHashMap<>();
        try (GatewayProcess gateway = GatewayProcess.start(folder, stub.url())) {
            for (int i = 0; i < 3; i++) {
                String data = "{\"n\":" + i + "}";
                jobs.put(gateway.accept(data), data);
            }
            await().atMost(GO_ON).until(() -> stub.requests.size() == 3);

            gateway.process.destroy(); // SIGTERM

            assertThat(gateway.process.waitFor(5 * 5, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.process.exitValue()).isZero();
        }
        gate.release(JOBS);
        try (GatewayProcess gateway = GatewayProcess.start(folder, stub.url())) {
            await().atMost(GO_ON).until(() -> finished(gateway, jobs).size() == 3);
            for (Map.Entry<String, String> job : jobs.entrySet()) {
                JsonNode output = gateway.output(job.getKey());
                assertThat(output.path("status").stringValue()).isEqualTo("completed");
                assertThat(output.path("output").path("echo").toString()).isEqualTo(job.getValue());
            }
        }
    }

    /** FAULTS 36: the machine slept longer than heartbeats may be missed (6 s). */
    @Test
    void aJobThatRunsIsNotTakenForDeadAfterASleep() throws IOException, InterruptedException {
        try (GatewayProcess gateway = GatewayProcess.start(folder, stub.url())) {
            String data = "{\"n\":1}";
            Map<String, String> jobs = Map.of(gateway.accept(data), data);
            await().atMost(GO_ON).until(() -> stub.requests.size() == 1);

            signal(gateway, "STOP");
            await().pollDelay(Duration.ofSeconds(9)).until(() -> true);
            signal(gateway, "CONT");
            await().during(Duration.ofSeconds(4)).atMost(GO_ON).until(() -> calls(data) == 1);

            gate.release(JOBS);
            await().atMost(GO_ON).until(() -> finished(gateway, jobs).size() == 1);
            assertThat(calls(data)).isEqualTo(1);
        }
    }

    private static void signal(GatewayProcess gateway, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(gateway.process.pid()))
                .start()
                .waitFor();
    }

    private static List<String> finished(GatewayProcess gateway, Map<String, String> jobs)
            throws IOException, InterruptedException {
        List<String> finished = new ArrayList<>();
        for (String id : jobs.keySet()) {
            String status = gateway.output(id).path("status").stringValue();
            if (status.equals("completed") || status.equals("failed")) {
                finished.add(id);
            }
        }
        return finished;
    }

    private long calls(String data) {
        return stub.requests.stream()
                .filter(request -> request.bodyText().equals(data))
                .count();
    }
}
