package dev.parley.installer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program of the system that the build calls; what it says goes to the build's own output. */
final class Command {
    private final List<String> words;
    private final Map<String, String> environment = new TreeMap<>();

    Command(List<String> words) {
        this.words = new ArrayList<>(words);
    }

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    Command with(String variable, Path value) {
        environment.put(variable, value.toString());
        return this;
    }

    Command with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /**
     * Starts it; its error output is joined with its output.
     *
     * @throws PackagingException if there is no such program
     */
    Process start() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new PackagingException("The program " + words.getFirst() + " is missing or cannot be started.", e);
        }
    }

    /**
     * Runs it to its end.
     *
     * @throws PackagingException if it ends with another exit code than 0
     */
    void run() throws InterruptedException {
        int code = start().waitFor();
        if (code != 0) {
            throw new PackagingException(words.getFirst() + " ended with the exit code " + code + ".");
        }
    }
}
