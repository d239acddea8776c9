package dev.parley.benchmarks.gateway;

import dev.parley.gateway.GatewayMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Parley's gateway as a process of its own, with the flags that {@code ./parley gateway} ships with. */
final class Parley {
    /** The service in front of the upstream. */
    static final String SERVICE = "up";

    static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+TieredCompilation",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** The one place where what a gateway in use has on is switched on, beside the token and the metrics, which are on always. */
    private static final String SWITCHED_ON = ",\"accessLog\":\"access.log\"";

    /** The one place that says how jobs are kept: {@code durable} is what FULL or NORMAL comes from. */
    private static final String JOBS = ",\"data\":\"data\",\"jobs\":{\"durable\":@durable@}";

    private static final String TOKEN = "token-of-the-measurement";
    private static final long START_SECONDS = 60;

    private Parley() {}

    /** A gateway that keeps its jobs in memory. */
    static LineProcess start(Path folder, int upstream, List<String> flags) throws IOException {
        return start(folder, upstream, flags, "");
    }

    /** One whose accepted jobs survive a loss of power, or only one of the process. */
    static LineProcess startWithJobs(Path folder, int upstream, boolean durable) throws IOException {
        return start(folder, upstream, List.of(), JOBS.replace("@durable@", String.valueOf(durable)));
    }

    private static LineProcess start(Path folder, int upstream, List<String> flags, String members) throws IOException {
        Files.createDirectories(folder);
        Path config = Files.writeString(
                folder.resolve("gateway.json"),
                "{\"port\":0,\"services\":{\"" + SERVICE + "\":{\"url\":\"http://127.0.0.1:" + upstream + "\"}}"
                        + members + SWITCHED_ON + "}");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        String more = System.getenv("PARLEY_BENCHMARK_JAVA_OPTIONS");
        if (more != null) {
            command.addAll(List.of(more.split(" ", -1)));
        }
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), GatewayMain.class.getName(), config.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr.txt").toFile());
        builder.environment().put("PARLEY_GATEWAY_TOKEN", TOKEN);
        return new LineProcess(builder.start());
    }

    /** Waits for the ready line; the way by the path of the service. */
    static Contender ready(LineProcess process, Path folder) throws IOException, InterruptedException {
        String line = process.poll(START_SECONDS * 1_000);
        while (line != null && !line.startsWith("{")) {
            line = process.poll(START_SECONDS * 1_000); // the virtual machine's own words, as those of a profiler
        }
        if (line == null) {
            throw new IllegalStateException(
                    "Parley's gateway did not start: " + Files.readString(folder.resolve("stderr.txt")));
        }
        String url = JsonMapper.shared().readTree(line).path("url").stringValue();
        return new Contender(
                Contender.PARLEY + ", relay",
                process.handle(),
                Integer.parseInt(url.substring(url.lastIndexOf(':') + 1)),
                "/api/v1/services/" + SERVICE + "/request" + Contender.CHAT,
                List.of("Authorization: Bearer " + TOKEN));
    }

    /** The same gateway, by the model in the body. */
    static Contender byModel(Contender relay) {
        return new Contender(
                Contender.PARLEY + ", /v1 by model", relay.process(), relay.port(), Contender.CHAT, relay.headers());
    }
}
