package dev.parley.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A main class in a process of its own, with this process's class path and java. Its output is UTF-8. */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<String> output = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final Thread outputReader;
    private final Thread errorReader;

    private ChildJvm(Process process) {
        this.process = process;
        outputReader = Thread.ofVirtual()
                .name("child-output")
                .start(() -> collect(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), output));
        errorReader = Thread.ofVirtual()
                .name("child-errors")
                .start(() -> collect(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8), errors));
    }

    /** Starts at once; {@code env} is added to this process's environment. */
    public static ChildJvm start(String mainClass, List<String> args, Map<String, String> env) {
        return of(mainClass).args(args).env(env).start();
    }

    public static Builder of(String mainClass) {
        return new Builder(mainClass);
    }

    /** Collects how to start the process. */
    public static final class Builder {
        private final String mainClass;
        private final List<String> prefix = new ArrayList<>();
        private final List<String> jvmArgs = new ArrayList<>();
        private final List<String> args = new ArrayList<>();
        private final Map<String, String> env = new HashMap<>();
        private final Set<String> withoutEnv = new HashSet<>();
        private String classPath = System.getProperty("java.class.path");

        private Builder(String mainClass) {
            this.mainClass = mainClass;
        }

        /** A command that runs the rest of the line, such as {@code dbus-run-session --}. */
        public Builder prefix(String... words) {
            prefix.addAll(List.of(words));
            return this;
        }

        public Builder jvmArgs(String... more) {
            jvmArgs.addAll(List.of(more));
            return this;
        }

        /** In the place of this process's own. */
        public Builder classPath(String other) {
            classPath = other;
            return this;
        }

        public Builder args(List<String> more) {
            args.addAll(more);
            return this;
        }

        public Builder env(Map<String, String> more) {
            env.putAll(more);
            return this;
        }

        /** These variables are not handed on. */
        public Builder withoutEnv(String... names) {
            withoutEnv.addAll(List.of(names));
            return this;
        }

        public ChildJvm start() {
            List<String> command = new ArrayList<>(prefix);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Dstdout.encoding=UTF-8");
            command.add("-Dstderr.encoding=UTF-8");
            command.addAll(jvmArgs);
            command.add("-cp");
            command.add(classPath);
            command.add(mainClass);
            command.addAll(args);
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().removeAll(withoutEnv);
            builder.environment().putAll(env);
            try {
                return new ChildJvm(builder.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its standard input; close it to end that. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** Lines of standard output so far. */
    public List<String> output() {
        return copy(output);
    }

    /** Lines of standard error so far. */
    public List<String> errors() {
        return copy(errors);
    }

    /**
     * The first line of standard output that fits, waiting for it.
     *
     * @throws AssertionError if none came within {@code limit}
     */
    public String awaitLine(Predicate<String> fits, Duration limit) {
        return await(output, fits, limit);
    }

    /** The same for standard error. */
    public String awaitErrorLine(Predicate<String> fits, Duration limit) {
        return await(errors, fits, limit);
    }

    /** Asks it to end: SIGTERM where there are signals. */
    public void terminate() {
        // Process.destroy() would also close the pipes, and the last words would be lost.
        process.toHandle().destroy();
    }

    /** Ends it at once: SIGKILL where there are signals. */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /**
     * Waits for its end and for its last line. A signal's exit code is 128 plus its number.
     *
     * @throws AssertionError if it still runs after {@code limit}
     */
    public int exitCode(Duration limit) {
        try {
            if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AssertionError("still running after " + limit + ": " + errors());
            }
            outputReader.join(limit);
            errorReader.join(limit);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String await(List<String> lines, Predicate<String> fits, Duration limit) {
        Waiting.await(
                lock,
                changed,
                () -> lines.stream().anyMatch(fits),
                limit,
                () -> "no such line; output " + output + ", errors " + errors);
        return copy(lines).stream().filter(fits).findFirst().orElseThrow();
    }

    private List<String> copy(List<String> lines) {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }

    private void collect(InputStreamReader stream, List<String> lines) {
        try (BufferedReader reader = new BufferedReader(stream)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(lines, line);
            }
        } catch (IOException closedByKill) {
            add(lines, "[stream broke: " + closedByKill.getMessage() + "]");
        }
    }

    private void add(List<String> lines, String line) {
        lock.lock();
        try {
            lines.add(line);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
