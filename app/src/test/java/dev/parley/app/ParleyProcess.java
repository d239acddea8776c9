package dev.parley.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code ./parley} in a process of its own, with a home of its own and nothing else of this process's environment. */
final class ParleyProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Collected out;
    private final Collected err;

    private ParleyProcess(Process process) {
        this.process = process;
        this.out = new Collected(process.getInputStream());
        this.err = new Collected(process.getErrorStream());
    }

    /** What a finished process left. */
    record Result(int exitCode, String out, String err) {}

    /** The top folder of the checkout. */
    static Path checkout() {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return Files.exists(module.resolve("parley")) ? module : module.getParent();
    }

    static Builder at(Path home) {
        return new Builder(home);
    }

    /** Collects how to start it. */
    static final class Builder {
        private final Path home;
        private final Map<String, String> environment = new HashMap<>();
        private Path launcher = checkout().resolve("parley");
        private Path folder;

        private Builder(Path home) {
            this.home = home;
            this.folder = home;
            environment.put("HOME", home.toString());
            environment.put("PATH", System.getenv("PATH"));
            environment.put("PARLEY_JAVA_HOME", System.getProperty("java.home"));
            environment.put("PARLEY_NO_BUILD", "1");
            environment.put("LANG", "C");
        }

        Builder env(String name, String value) {
            environment.put(name, value);
            return this;
        }

        Builder launcher(Path value) {
            launcher = value;
            return this;
        }

        Builder folder(Path value) {
            folder = value;
            return this;
        }

        ParleyProcess start(String... arguments) {
            List<String> command = new ArrayList<>(List.of(launcher.toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            try {
                return new ParleyProcess(builder.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Runs to the end with an empty standard input. */
        Result run(String... arguments) {
            return runWithInput("", arguments);
        }

        Result runWithInput(String input, String... arguments) {
            try (ParleyProcess parley = start(arguments)) {
                parley.type(input);
                return parley.result();
            }
        }

        /** The text of everything that the program wrote under its home. */
        String written() {
            try (Stream<Path> files = Files.walk(home)) {
                StringBuilder text = new StringBuilder();
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
                return text.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Sends this as the whole standard input. */
    void type(String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedBefore) {
            err.note("[standard input was closed early]");
        }
    }

    String out() {
        return out.text();
    }

    String err() {
        return err.text();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal by its name, such as {@code INT}. */
    void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + name + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Stops reading its standard output after the next piece, as {@code head} does; then {@link #hasLeft} holds. */
    void leave() {
        out.leaving = true;
    }

    boolean hasLeft() {
        return !out.reader.isAlive();
    }

    Result result() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running; output " + out() + ", errors " + err());
            }
            out.join();
            err.join();
            return new Result(process.exitValue(), out(), err());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Reads a stream in the background. */
    private static final class Collected {
        private final InputStream stream;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;
        private volatile boolean leaving;

        Collected(InputStream stream) {
            this.stream = stream;
            reader = Thread.ofPlatform().daemon().start(this::read);
        }

        private void read() {
            byte[] buffer = new byte[4096];
            try {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    bytes.write(buffer, 0, n);
                    if (leaving) {
                        stream.close();
                        return;
                    }
                }
            } catch (IOException ended) {
                note("");
            }
        }

        void note(String text) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        void join() throws InterruptedException {
            reader.join(TimeUnit.SECONDS.toMillis(10));
        }
    }
}
