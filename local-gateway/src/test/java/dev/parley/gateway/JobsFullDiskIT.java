package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operating system itself refuses to make the database longer, and later does not. */
@EnabledOnOs(OS.LINUX)
final class JobsFullDiskIT {
    private static final int FULL_AT = 3_000_000;
    private static final String LONG = "x".repeat(100_000);

    @TempDir
    Path folder;

    @Test
    void newJobsAreRefusedWith507AndNoneIsLost() throws IOException, InterruptedException {
        Map<String, String> accepted = new LinkedHashMap<>();
        CountDownLatch let = new CountDownLatch(1);
        try (StubServer stub = StubServer.answering((request, socket) -> answer(request, socket, let));
                GatewayProcess gateway = GatewayProcess.startJobs(
                        folder.resolve("data").toString(),
                        stub.url(),
                        folder.resolve("log"),
                        List.of("prlimit", "--fsize=" + FULL_AT + ":unlimited"))) {
            JobClient client = gateway.client();
            String running = client.submit("{\"data\":1}");
            await().atMost(JobClient.SOON)
                    .until(() -> client.get(JobClient.path("/" + running + "/output"))
                            .path("status")
                            .stringValue()
                            .equals("in_progress"));
            int refused = fill(gateway, accepted);
            assertThat(refused).isEqualTo(507);
            assertThat(accepted).isNotEmpty();
            let.countDown();
            assertThat(client.get(JobClient.path("/" + running + "/output"))
                            .path("status")
                            .stringValue())
                    .as("its end cannot be stored")
                    .isEqualTo("in_progress");

            assertThat(new ProcessBuilder("prlimit", "--pid", Long.toString(gateway.process.pid()), "--fsize=unlimited")
                            .start()
                            .waitFor())
                    .isZero();

            assertThat(client.ended(running).path("raw_output").stringValue()).isEqualTo("begun and ended");
            for (String id : accepted.keySet()) {
                JsonNode output = client.ended(id);
                assertThat(output.path("raw_output").stringValue())
                        .as(output.toString())
                        .isEqualTo("later");
            }
            assertThat(stub.requests).hasSize(1 + accepted.size());
        }
    }

    /** The first job's answer begins, and ends when it may; the others' are there at once. */
    private static void answer(StubServer.Received request, Socket socket, CountDownLatch let) throws IOException {
        boolean first = request.bodyText().equals("1");
        StubServer.send(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
        if (first) {
            StubServer.send(socket, StubServer.chunk("begun "));
            try {
                let.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        StubServer.send(socket, StubServer.chunk(first ? "and ended" : "later") + "0\r\n\r\n");
    }

    /** Sends jobs until one is refused; the status of that. */
    private static int fill(GatewayProcess gateway, Map<String, String> accepted)
            throws IOException, InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            String data = "\"" + i + LONG + "\"";
            HttpResponse<String> answer = gateway.submit(data);
            if (answer.statusCode() != 201) {
                return answer.statusCode();
            }
            accepted.put(JsonMapper.shared().readTree(answer.body()).path("id").stringValue(), data);
        }
        return 0;
    }
}
