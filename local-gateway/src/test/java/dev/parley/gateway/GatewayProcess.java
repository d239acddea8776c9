package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway in a Java process of its own, with one remote named {@code stub}. */
final class GatewayProcess implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final Process process;
    private final URI url;
    private final String token;

    private GatewayProcess(Process process, URI url, String token) {
        this.process = process;
        this.url = url;
        this.token = token;
    }

    /** Starts one over {@code folder}/data and waits for its ready line. */
    static GatewayProcess start(Path folder, URI stub, String... javaOptions) throws IOException {
        return startConfigured(folder, "services: {stub: {url: '" + stub + "'}}", javaOptions);
    }

    /** The same with more of a configuration, which is in {@code gateway.yaml}; what it complains of, in stderr.txt. */
    static GatewayProcess startConfigured(Path folder, String yaml, String... javaOptions) throws IOException {
        return startConfigured(folder, Map.of(), yaml, javaOptions);
    }

    /** The same with more variables in its environment. */
    static GatewayProcess startConfigured(
            Path folder, Map<String, String> environment, String yaml, String... javaOptions) throws IOException {
        List<String> command = java(javaOptions);
        command.addAll(
                List.of(GatewayMain.class.getName(), configure(folder, yaml).toString()));
        return launch(command, environment, folder.resolve("stderr.txt"));
    }

    /** Writes another configuration for the next start, or for the gateway that runs. */
    static Path configure(Path folder, String yaml) throws IOException {
        return Files.writeString(folder.resolve("gateway.yaml"), "port: 0\ndata: data\n" + yaml + "\n");
    }

    /** Starts one whose jobs are in {@code place}, a folder or a database, and waits for its ready line. */
    static GatewayProcess startJobs(String place, URI stub, Path log, List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(java());
        return startJobsBy(place, stub, log, command);
    }

    /** The same by a Java of which all is said up to the main class. */
    static GatewayProcess startJobsBy(String place, URI stub, Path log, List<String> java) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(JobGatewayMain.class.getName(), stub.toString(), place));
        return launch(command, Map.of(), log);
    }

    private static List<String> java(String... options) {
        return java(System.getProperty("java.class.path"), options);
    }

    static List<String> java(String classPath, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath));
        return command;
    }

    private static GatewayProcess launch(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        assertThat(line).as(Files.readString(log)).isNotNull();
        JsonNode ready = JsonMapper.shared().readTree(line);
        assertThat(ready.path("services").toString()).isEqualTo("[\"demo\",\"stub\"]");
        return new GatewayProcess(
                process,
                URI.create(ready.path("url").stringValue()),
                ready.path("token").stringValue());
    }

    /** Asks for a job that posts {@code data}; its id. */
    String accept(String data) throws IOException, InterruptedException {
        HttpResponse<String> answer = submit(data);
        assertThat(answer.statusCode()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).path("id").stringValue();
    }

    /** Asks for a job that posts {@code data}; the answer, whatever it is. */
    HttpResponse<String> submit(String data) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/services/stub/async")
                .POST(HttpRequest.BodyPublishers.ofString("{\"data\":" + data + ",\"path\":\"/run\"}"))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    JobClient client() {
        return new JobClient(url, token);
    }

    JsonNode output(String id) throws IOException, InterruptedException {
        HttpRequest request =
                request("/api/v1/services/stub/async/" + id + "/output").build();
        return JsonMapper.shared()
                .readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    /** The body of an answer. */
    String get(String path) throws IOException {
        try {
            return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** What the holder of a key is answered who asks for the models. */
    int status(Credential key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/v1/models"))
                .header("Authorization", "Bearer " + key.reveal())
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
    }

    /** Asks it to end, and waits until it has. */
    void end() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
