package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs that are not ours, which {@code build/install-full} installs. */
final class Programs {
    private static final long LIMIT_SECONDS = 120;

    private Programs() {}

    /** What a program left behind. */
    record Ended(int exitCode, String out, String err) {

        /** The one line of JSON that it printed. */
        JsonNode json() {
            assertThat(exitCode).as(err).isZero();
            return JsonMapper.shared().readTree(out);
        }
    }

    /** The folder {@code build/} of the checkout. */
    static Path build() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("build/install-full"))) {
                return folder.resolve("build");
            }
        }
        throw new IllegalStateException("no checkout around this folder");
    }

    /** Runs a script of {@code build/node} to its end. */
    static Ended node(Map<String, String> environment, String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(build().resolve("node").toFile());
        builder.environment().putAll(environment);
        return run(builder);
    }

    static Ended curl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--noproxy", "*", "--max-time", "60"));
        command.addAll(List.of(arguments));
        return run(new ProcessBuilder(command));
    }

    private static Ended run(ProcessBuilder builder) {
        try {
            Path err = Files.createTempFile("program", ".err");
            Process process = builder.redirectError(err.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends", builder.command())
                    .isTrue();
            Ended ended = new Ended(process.exitValue(), out, Files.readString(err));
            Files.delete(err);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException("build/install-full installs what is missing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A public mock of model servers: chat completions, responses and messages, with the same answer to each. */
    static final class Mock implements AutoCloseable {
        private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");

        private final Process process;
        private final String url;

        private Mock(Process process, String url) {
            this.process = process;
            this.url = url;
        }

        /** One that answers by this file, on any free port. */
        static Mock start(Path answers) throws IOException {
            Process process = new ProcessBuilder(
                            "node",
                            "node_modules/@copilotkit/aimock/dist/cli.js",
                            "--port",
                            "0",
                            "-f",
                            answers.toString())
                    .directory(build().resolve("node").toFile())
                    .redirectErrorStream(true)
                    .start();
            BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = LISTENING.matcher(line);
                if (matcher.find()) {
                    return new Mock(process, matcher.group(1));
                }
            }
            throw new AssertionError("the mock did not start");
        }

        String url() {
            return url;
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
