package dev.parley.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Node.js program from {@code build/node}, whose parts {@code build/install-full} installs. */
final class NodeProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private NodeProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    static NodeProcess start(Map<String, String> environment, String script, String... arguments) {
        Path folder = ParleyProcess.checkout().resolve("build/node");
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new NodeProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Node.js is missing; build/install-full installs it", e);
        }
    }

    /** Reads on to the line that fits, and returns the pattern's first group. */
    String awaitMatch(Pattern pattern) {
        List<String> seen = new ArrayList<>();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                seen.add(line);
                Matcher matcher = pattern.matcher(line);
                if (matcher.find()) {
                    return matcher.group(1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("ended without " + pattern + ": " + seen);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
