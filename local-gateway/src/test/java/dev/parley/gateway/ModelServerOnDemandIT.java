package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Servers that are started when somebody asks, and stopped when nobody does: one on llama.cpp's engine, one public mock. */
@Tag("full")
class ModelServerOnDemandIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void llamaCppLoadsItsModelOnDemandServesAndIsStopped() throws IOException {
        Path llama = Programs.build().resolve("llama");
        Path model = folder.resolve("tiny.gguf");
        Process made = new ProcessBuilder(
                        "node", llama.resolve("tiny-model.mjs").toString(), model.toString())
                .inheritIO()
                .start();
        assertThat(made.onExit().join().exitValue()).isZero();
        ProcessService service = service(
                "llama",
                List.of("node", "model-server.mjs", "--model", model.toString(), "--port", "{port}"),
                llama,
                "/health");
        try (Gateway gateway =
                Gateway.start(GatewayConfig.builder().port(0).service(service).build())) {
            assertThat(processes(model)).isEmpty(); // nobody has asked

            String first = chat(gateway, "llama/tiny");
            assertThat(processes(model)).hasSize(1);
            assertThat(first.split(" ", -1))
                    .hasSize(6)
                    .allSatisfy(word -> assertThat(word).matches("[a-z]+"));
            Programs.Ended streamed = Programs.curl(
                    "-N",
                    "-H",
                    "Authorization: Bearer " + gateway.token(),
                    "-d",
                    body("llama/tiny", true),
                    gateway.url() + "/v1/chat/completions");
            assertThat(words(streamed.out())).isEqualTo(first);

            long pid = processes(model).getFirst();
            Awaitility.await().atMost(LIMIT).until(() -> processes(model).isEmpty());
            assertThat(chat(gateway, "llama/tiny")).isEqualTo(first); // and again on demand
            assertThat(processes(model)).hasSize(1).doesNotContain(pid);
        }
        Awaitility.await().atMost(LIMIT).until(() -> processes(model).isEmpty()); // it ends with the gateway
    }

    @Test
    void aPublicServerIsStartedOnDemandAndStopped() throws IOException {
        Path answers = Files.writeString(
                folder.resolve("answers.json"),
                "{\"fixtures\":[{\"match\":{\"userMessage\":\"Say something\"},\"response\":{\"content\":\"Something.\"}}]}");
        ProcessService service = service(
                "mock",
                List.of(
                        "node",
                        "node_modules/@copilotkit/aimock/dist/cli.js",
                        "--port",
                        "{port}",
                        "-f",
                        answers.toString()),
                Programs.build().resolve("node"),
                "/health");
        try (Gateway gateway =
                Gateway.start(GatewayConfig.builder().port(0).service(service).build())) {
            assertThat(processes(answers)).isEmpty();
            assertThat(chat(gateway, "mock/m")).isEqualTo("Something.");
            assertThat(processes(answers)).hasSize(1);
            Awaitility.await().atMost(LIMIT).until(() -> processes(answers).isEmpty());
        }
    }

    private ProcessService service(String name, List<String> command, Path where, String readyPath) {
        return new ProcessService(
                name,
                command,
                Map.of(),
                where,
                0,
                null,
                readyPath,
                LIMIT,
                IDLE,
                null,
                folder.resolve(name + ".log"),
                new ServiceOptions(List.of(), 0, LIMIT, true),
                UpstreamTimeouts.DEFAULT);
    }

    private static String body(String model, boolean stream) {
        return "{\"model\":\"" + model + "\",\"max_tokens\":6,\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Say something\"}]}";
    }

    private static String chat(Gateway gateway, String model) {
        Programs.Ended answer = Programs.curl(
                "-H",
                "Authorization: Bearer " + gateway.token(),
                "-d",
                body(model, false),
                gateway.url() + "/v1/chat/completions");
        JsonNode json = answer.json();
        return json.at("/choices/0/message/content").asString(answer.out());
    }

    private static String words(String events) {
        StringBuilder text = new StringBuilder();
        events.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JsonMapper.shared().readTree(line.substring("data: ".length())))
                .forEach(event ->
                        text.append(event.at("/choices/0/delta/content").asString("")));
        return text.toString();
    }

    /** The processes of Node.js that were started with this path among their arguments. */
    private static List<Long> processes(Path argument) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/node"))
                .filter(process -> process.info()
                        .arguments()
                        .map(all -> List.of(all).contains(argument.toString()))
                        .orElse(false))
                .map(ProcessHandle::pid)
                .toList();
    }
}
