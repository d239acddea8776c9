package dev.parley.benchmarks.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real window under load, started by the launcher that is shipped, beside a chat component in Chromium. Needs a
 * DISPLAY, and for the peer Chromium and the parts of {@code benchmarks/peer}. Prints JSON.
 */
public final class UiBenchmark {
    private static final int EARLIER = 1_000;
    private static final long LIMIT_MINUTES = 6;
    /** Further options of the window's virtual machine, such as those of a profiler. */
    private static final String OPTIONS = "PARLEY_BENCHMARK_JAVA_OPTIONS";

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path project;
    private final Path agent;
    private final String server;

    private UiBenchmark(Path project, Path agent, String server) {
        this.project = project;
        this.agent = agent;
        this.server = server;
    }

    /**
     * Takes the project's folder, the jar of this module, and which scenarios to run ({@code all} by default:
     * {@code stream500 stream5000 open turns peer500 peer5000}).
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path project = Path.of(args[0]).toAbsolutePath().normalize();
        List<String> wanted = args.length > 2 && !args[2].equals("all")
                ? List.of(args[2].split(","))
                : List.of("stream500", "peer500", "stream5000", "peer5000", "open", "turns");
        Process server =
                Child.java(TokenServer.class, project.resolve("benchmarks/peer").toString());
        try (BufferedReader ports = server.inputReader()) {
            UiBenchmark benchmark =
                    new UiBenchmark(project, Path.of(args[1]).toAbsolutePath(), "http://127.0.0.1:" + ports.readLine());
            Map<String, Object> figures = new TreeMap<>();
            for (String scenario : wanted) {
                System.err.println("running " + scenario);
                figures.put(scenario, benchmark.run(scenario));
            }
            System.out.println(JSON.writeValueAsString(figures));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private JsonNode run(String scenario) throws IOException, InterruptedException {
        return switch (scenario) {
            case "stream500" -> window(scenario, "500x50000", TestChats::earlierMessages);
            case "stream5000" -> window(scenario, "5000x50000", TestChats::earlierMessages);
            case "open" -> window(scenario, "500x100", TestChats::longChat);
            case "turns" -> window(scenario, "5000x400", TestChats::manyChats);
            case "peer500" -> peer("500x50000");
            case "peer5000" -> peer("5000x50000");
            default -> throw new IllegalArgumentException("no such scenario: " + scenario);
        };
    }

    private JsonNode window(String scenario, String model, TestChats.Filler filler)
            throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("parley-benchmark");
        try {
            filler.fill(home, server, model);
            Path result = home.resolve("result.json");
            ProcessBuilder launcher =
                    new ProcessBuilder(project.resolve("parley").toString());
            launcher.environment().put("PARLEY_HOME", home.toString());
            launcher.environment().put("PARLEY_NO_BUILD", "1");
            launcher.environment()
                    .put("JAVA_TOOL_OPTIONS", "-javaagent:" + agent + "=" + scenario + "," + server + "," + result);
            String options = System.getenv(OPTIONS);
            if (options != null) {
                launcher.environment().put("JDK_JAVA_OPTIONS", options);
            }
            long started = System.nanoTime();
            launcher.environment().put("PARLEY_BENCHMARK_START", String.valueOf(started));
            Process window = launcher.redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!window.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                window.destroyForcibly();
                throw new IllegalStateException(scenario + " did not end");
            }
            if (!Files.exists(result)) {
                throw new IllegalStateException(scenario + " ended without figures, exit " + window.exitValue());
            }
            return JSON.readTree(Files.readString(result));
        } finally {
            Child.deleteFolder(home);
        }
    }

    private JsonNode peer(String model) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "measure.mjs", server, model, String.valueOf(EARLIER)));
        Process peer = new ProcessBuilder(command)
                .directory(project.resolve("benchmarks/peer").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = peer.inputReader()) {
            String line = output.readLine();
            if (peer.waitFor() != 0 || line == null) {
                throw new IllegalStateException("the peer failed, exit " + peer.exitValue());
            }
            return JSON.readTree(line);
        }
    }
}
