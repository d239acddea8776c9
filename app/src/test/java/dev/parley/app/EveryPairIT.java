package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.cli.Console;
import dev.parley.app.cli.ParleyProgram;
import dev.parley.client.endpoint.Combination;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.Protocol;
import dev.parley.testkit.JobServer;
import dev.parley.testkit.ModelServer;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code parley ask} for every protocol over every delivery that can carry it, each against a server of its own that was
 * written from the documentation. All of them are asked at once: a job's polls take their time.
 */
class EveryPairIT {
    private static final String TEXT = "Grüße, 세계 👩‍🚀";
    private static final String KEY = "sk-secret-0123456789";

    @TempDir
    static Path folder;

    private static ExecutorService threads;
    private static final Map<Pair, Future<Asked>> ANSWERS = new LinkedHashMap<>();

    private record Pair(Protocol protocol, Delivery delivery) {}

    private record Asked(int exitCode, String out, String err, List<RecordedRequest> requests) {}

    static Stream<Arguments> pairs() {
        return Arrays.stream(Protocol.values())
                .flatMap(protocol -> Arrays.stream(Delivery.values())
                        .filter(delivery ->
                                Combination.refusal(protocol, delivery).isEmpty())
                        .map(delivery -> Arguments.of(protocol, delivery)));
    }

    @BeforeAll
    static void askAll() throws IOException {
        Files.writeString(folder.resolve("template.json"), "{\"q\":\"{{prompt}}\"}");
        Files.write(folder.resolve("sound.wav"), ModelServer.WAV);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        pairs().forEach(arguments -> {
            Pair pair =
                    new Pair((Protocol) arguments.get()[0], (Delivery) arguments.get()[1]);
            ANSWERS.put(pair, threads.submit(() -> ask(pair)));
        });
    }

    @AfterAll
    static void close() {
        threads.close();
    }

    private static Asked ask(Pair pair) {
        ModelServer model = new ModelServer(pair.protocol().id());
        try (ScriptedHttpServer server = new ScriptedHttpServer()) {
            server.answer(script(pair, model));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Console console = new Console(
                    new ByteArrayInputStream(new byte[0]), out, err, new Console.Terminals(false, false, false));
            int code = new ParleyProgram(Wiring.of(Map.of("HOME", folder.toString(), "THE_KEY", KEY)), console)
                    .run(command(pair, server));
            return new Asked(
                    code,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8),
                    server.requests());
        }
    }

    private static Function<RecordedRequest, Reply> script(Pair pair, ModelServer model) {
        if (pair.delivery().isJob()) {
            return new JobServer(pair.delivery().id(), model, "", TEXT);
        }
        String prefix = pair.delivery() == Delivery.VESSL_RELAY ? "/request" : "";
        if (pair.protocol() == Protocol.OPENAI_VIDEOS) {
            return new JobServer("openai-videos", model, prefix, TEXT);
        }
        return request -> request.target().startsWith(prefix)
                ? model.answer(request.target().substring(prefix.length()), request.bodyText(), TEXT)
                : Reply.json(404, "{}");
    }

    private static String[] command(Pair pair, ScriptedHttpServer server) {
        List<String> words =
                new ArrayList<>(List.of("ask", "--url", server.url("").toString()));
        words.addAll(List.of(
                "--protocol",
                pair.protocol().id(),
                "--delivery",
                pair.delivery().id()));
        words.addAll(List.of("--model", pair.delivery() == Delivery.REPLICATE ? "owner/name" : "m"));
        words.addAll(List.of("--key-env", "THE_KEY"));
        switch (pair.delivery()) {
            case RUNPOD -> words.addAll(List.of("--path", "/v2/ep"));
            case FAL -> words.addAll(List.of("--path", "/owner/app/sub"));
            default -> {
                // the protocol's own path
            }
        }
        if (pair.protocol() == Protocol.TEMPLATE) {
            String template = folder.resolve("template.json").toString();
            words.addAll(List.of("--template", template, "--pointer", "/answer"));
        }
        if (pair.protocol() == Protocol.OPENAI_TRANSCRIPTIONS) {
            words.addAll(List.of("--attach", folder.resolve("sound.wav").toString()));
        }
        words.add("What is up?");
        return words.toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theAnswerIsPrinted(Protocol protocol, Delivery delivery) throws Exception {
        Asked asked = ANSWERS.get(new Pair(protocol, delivery)).get();
        assertThat(asked.err()).isEmpty();
        assertThat(asked.exitCode()).isZero();
        if (new ModelServer(protocol.id()).speaks()) {
            assertThat(asked.out()).isEqualTo(TEXT + "\n");
        } else if (protocol == Protocol.OPENAI_EMBEDDINGS) {
            assertThat(asked.out()).isEqualTo("[0.5,-0.25,1.0]\n");
        } else {
            assertThat(asked.out()).matches("\\[(image/png|audio/wav|video/mp4) .*\\.(png|wav|mp4)]\n");
            String file = asked.out().replaceAll("(?s)^\\[\\S+ (.*)]\n$", "$1");
            assertThat(Path.of(file)).isNotEmptyFile();
            Files.delete(Path.of(file));
        }
        assertThat(asked.requests().stream()
                        .filter(request -> request.method().equals("POST") && request.body().length > 0))
                .hasSize(1);
        assertThat(asked.requests())
                .allSatisfy(request -> assertThat(request.toString()).contains(KEY));
    }

    @Test
    void aPairThatCannotBeIsRefusedWithItsReason() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                err,
                new Console.Terminals(false, false, false));
        int code = new ParleyProgram(Wiring.of(Map.of("HOME", folder.toString())), console)
                .run("ask", "--url", "http://127.0.0.1:1", "--protocol", "openai-speech", "--delivery", "runpod", "x");
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("runpod").contains("bytes");
    }
}
