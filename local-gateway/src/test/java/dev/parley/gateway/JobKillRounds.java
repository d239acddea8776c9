package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.testkit.ClassArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gateways that are killed at random moments while callers send jobs to them. The database itself counts, by triggers of
 * the test's, how often a job ended and whether an ended one changed.
 */
final class JobKillRounds implements AutoCloseable {
    /** A fast start matters more than a fast run. */
    private static final List<String> JAVA = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx160m");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int CALLERS = 3;
    private static final int PAUSE_MS = 30;

    private final String place;
    private final String jdbcUrl;
    private final Path folder;
    private final Random random;
    private final StubServer stub;
    private final Map<Integer, GatewayProcess> gateways = new ConcurrentHashMap<>();
    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final Map<String, String> finals = new ConcurrentHashMap<>();
    private final ClassArchive archive;
    private volatile boolean over;

    JobKillRounds(String place, String jdbcUrl, Path folder, long seed) throws IOException {
        this.place = place;
        this.jdbcUrl = jdbcUrl;
        this.folder = folder;
        this.random = new Random(seed);
        this.stub = StubServer.answering(JobKillRounds::echo);
        this.archive = new ClassArchive(folder);
    }

    /** One of four answers comes in pieces, so that it is stored as it comes. */
    private static void echo(StubServer.Received request, Socket socket) throws IOException {
        String body = "{\"echo\":" + request.bodyText() + ",\"text\":\"가나다\"}";
        int n = JsonMapper.shared().readTree(request.bodyText()).path("n").intValue();
        if (n % 4 != 0) {
            int length = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            StubServer.send(
                    socket, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n" + body);
            return;
        }
        StubServer.send(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        for (int at = 0; at < body.length(); at += 8) {
            StubServer.send(socket, StubServer.chunk(body.substring(at, Math.min(body.length(), at + 8))));
            pause(40);
        }
        StubServer.send(socket, "0\r\n\r\n");
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Makes the tables, what counts in them, and the archive by which most of a start's time is spared. */
    void prepare(List<String> triggers) throws IOException, InterruptedException, SQLException {
        try (GatewayProcess first = process("first", archive.writing())) {
            String id = first.accept("{\"n\":0}");
            await().atMost(PATIENCE).until(() -> first.output(id).has("status_code"));
            first.end();
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            for (String sql : triggers) {
                statement.execute(sql);
            }
            statement.execute("insert into ended select id from job");
        }
    }

    void run(int processes, int rounds) throws Exception {
        List<CompletableFuture<Void>> starting = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            int number = i;
            starting.add(CompletableFuture.runAsync(() -> start(number)));
        }
        starting.forEach(CompletableFuture::join);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            int caller = i;
            callers.add(Thread.ofVirtual().start(() -> send(caller)));
        }
        for (int round = 0; round < rounds; round++) {
            pause(50 + random.nextInt(400));
            look(10);
            int victim = random.nextInt(processes);
            starting.get(victim).join();
            gateways.get(victim).kill();
            // Several go on being killed while one starts; one alone must have lived a while.
            starting.set(victim, CompletableFuture.runAsync(() -> start(victim)));
            if (processes == 1) {
                starting.getFirst().join();
            }
        }
        starting.forEach(CompletableFuture::join);
        over = true;
        for (Thread caller : callers) {
            caller.join();
        }
        verify(rounds);
    }

    private void start(int number) {
        try {
            gateways.put(number, process(String.valueOf(number), archive.using()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GatewayProcess process(String name, String... archiving) throws IOException {
        List<String> options = new ArrayList<>(JAVA);
        options.addAll(List.of(archiving));
        List<String> java = GatewayProcess.java(archive.classPath(), options.toArray(String[]::new));
        return GatewayProcess.startJobsBy(place, stub.url(), folder.resolve("gateway-" + name + ".log"), java);
    }

    private void send(int caller) {
        for (int n = caller; !over; n += CALLERS) {
            String data = "{\"n\":" + n + "}";
            try {
                GatewayProcess gateway = gateways.get(n % gateways.size());
                HttpResponse<String> answer = gateway.submit(data);
                if (answer.statusCode() == 201) {
                    accepted.put(
                            JsonMapper.shared()
                                    .readTree(answer.body())
                                    .path("id")
                                    .stringValue(),
                            data);
                }
            } catch (IOException e) {
                // That gateway was killed: nobody knows whether it accepted.
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            // Also after a refusal: who asks a dead gateway without a pause takes the time that its start needs.
            LockSupport.parkNanos(PAUSE_MS * 1_000_000L);
        }
    }

    /** Remembers some outputs that are final, to see that they stay as they are. */
    private void look(int many) throws InterruptedException {
        GatewayProcess gateway = gateways.get(0);
        List<String> ids = new ArrayList<>(accepted.keySet());
        for (int i = 0; i < Math.min(many, ids.size()); i++) {
            String id = ids.get(random.nextInt(ids.size()));
            try {
                JsonNode output = gateway.output(id);
                if (output.has("status_code")) {
                    finals.putIfAbsent(id, output.toString());
                }
            } catch (IOException e) {
                return; // it was killed and has not started again
            }
        }
    }

    private void verify(int rounds) throws Exception {
        assertThat(accepted).hasSizeGreaterThan(rounds * 3);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count("select count(*) from job where finished_at is null") == 0);
        GatewayProcess gateway = gateways.get(0);
        for (Map.Entry<String, String> job : accepted.entrySet()) {
            JsonNode output = gateway.output(job.getKey());
            assertThat(output.path("status").stringValue())
                    .as(output.toString())
                    .isEqualTo("completed");
            assertThat(output.path("raw_output").stringValue())
                    .isEqualTo("{\"echo\":" + job.getValue() + ",\"text\":\"가나다\"}");
            String earlier = finals.get(job.getKey());
            assertThat(output.toString()).isEqualTo(earlier == null ? output.toString() : earlier);
        }
        assertThat(count("select count(*) from job where state <> 'completed'")).isZero();
        assertThat(count("select count(*) from (select id from ended group by id having count(*) <> 1) more"))
                .as("jobs that ended more than once, or changed after their end")
                .isZero();
        assertThat(count("select count(*) from ended")).isEqualTo(count("select count(*) from job"));
        assertThat(count("select count(*) from scheduled_tasks where task_name = 'job'"))
                .isZero();
        assertThat(count("select count(*) from job where attempts > 1"))
                .as("jobs that a kill hit")
                .isPositive();
    }

    int count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        gateways.values().forEach(GatewayProcess::close);
        stub.close();
    }
}
