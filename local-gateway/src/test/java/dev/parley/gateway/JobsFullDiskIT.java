package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
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
    /** Too varied to be pressed together. */
    private static final String LONG = varied(100_000);

    @TempDir
    Path folder;

    @Test
    void newJobsAreRefusedWith507AndNoneIsLost() throws IOException, InterruptedException {
        fillAndFree(
                folder.resolve("data").toString(),
                List.of("prlimit", "--fsize=" + FULL_AT + ":unlimited"),
                pid -> run("prlimit", "--pid", Long.toString(pid), "--fsize=unlimited"));
    }

    /** The tables are on a file system of 8 MB, which is made larger; only root may. */
    @Test
    @Tag("full")
    void theSameOnPostgresql() throws IOException, InterruptedException, SQLException {
        Path small = Files.createDirectory(folder.resolve("small"));
        run("mount", "-t", "tmpfs", "-o", "size=8m,mode=0777", "tmpfs", small.toString());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .start()) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create tablespace small location '" + small + "'");
            }
            String url = postgres.getJdbcUrl("postgres", "postgres");
            fillAndFree(
                    url + (url.contains("?") ? "&" : "?") + "options=-c%20default_tablespace=small",
                    List.of(),
                    _ -> run("mount", "-o", "remount,size=200m", small.toString()));
        } finally {
            run("umount", small.toString());
        }
    }

    /** Makes room again, for a gateway of that process id. */
    private interface Room {
        void make(long pid) throws IOException, InterruptedException;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s", String.join(" ", command), said)
                .isZero();
    }

    private void fillAndFree(String place, List<String> prefix, Room room) throws IOException, InterruptedException {
        Map<String, String> accepted = new LinkedHashMap<>();
        CountDownLatch let = new CountDownLatch(1);
        try (StubServer stub = StubServer.answering((request, socket) -> answer(request, socket, let));
                GatewayProcess gateway = GatewayProcess.startJobs(place, stub.url(), folder.resolve("log"), prefix)) {
            JobClient client = gateway.client();
            String running = client.submit("{\"data\":1}");
            await().atMost(JobClient.SOON).until(() -> status(client, running).equals("in_progress"));

            assertThat(fill(gateway, accepted)).isEqualTo(507);
            assertThat(accepted).isNotEmpty();
            let.countDown();
            for (String id : accepted.keySet()) {
                assertThat(status(client, id)).isIn("pending", "in_progress", "completed");
            }

            room.make(gateway.process.pid());

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

    private static String status(JobClient client, String id) throws IOException {
        return client.get(JobClient.path("/" + id + "/output")).path("status").stringValue();
    }

    private static String varied(int length) {
        Random random = new Random(1);
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
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
