package dev.parley.gateway.upstream.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of a service, on its {@link Leash}. Blocking; thread-safe. */
final class ModelProcess {
    private static final Duration LAST_OUTPUT = Duration.ofMillis(500);
    private static final Duration KILLED = Duration.ofSeconds(2);

    private final Process process;
    private final Leash leash;
    private final Thread pump;
    private volatile List<ProcessHandle> family = List.of();

    private ModelProcess(Process process, Leash leash, ProcessLog log) {
        this.process = process;
        this.leash = leash;
        // A read of a pipe would hold a carrier of virtual threads.
        this.pump = Thread.ofPlatform().daemon().name("model-output").start(() -> pump(process.getInputStream(), log));
    }

    /**
     * Starts the command of a service.
     *
     * @throws StartException if there is no such program or folder, or the system refuses
     */
    static ModelProcess start(ProcessSettings settings, int port, Map<String, String> own, ProcessLog log)
            throws StartException {
        Map<String, String> environment = ChildEnvironment.of(own, settings.secrets(), settings.environment(), port);
        List<String> command = settings.commandAt(port);
        String cannot = "The service " + settings.name() + " cannot be started: ";
        if (settings.folder() != null && !settings.folder().toFile().isDirectory()) {
            throw new StartException(cannot + "its folder does not exist.");
        }
        if (!Programs.exists(command.getFirst(), settings.folder(), environment)) {
            throw new StartException(cannot + "the program " + command.getFirst() + " was not found.");
        }
        Leash leash = Leash.of(command, environment);
        ProcessBuilder builder = new ProcessBuilder(leash.command()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (settings.folder() != null) {
            builder.directory(settings.folder().toFile());
        }
        try {
            log.begin();
            return new ModelProcess(builder.start(), leash, log);
        } catch (IOException e) {
            throw new StartException(cannot + "the system did not run its command.", e);
        }
    }

    private static void pump(InputStream output, ProcessLog log) {
        byte[] bytes = new byte[8 << 10];
        try (output) {
            for (int read = output.read(bytes); read >= 0; read = output.read(bytes)) {
                log.write(bytes, read);
            }
        } catch (IOException e) {
            // The process is gone, and its output with it.
        }
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits for its end; whether it came in that time. */
    boolean ends(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for its end and for its last output, and clears away what it left; its exit code. */
    int await() throws InterruptedException {
        int code = process.waitFor();
        say(leash.lastWord());
        pump.join(LAST_OUTPUT);
        awaitFamily();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // Closed by the other side.
        }
        return code;
    }

    /** Asks it to end; after {@code grace} it is killed, with all it started. */
    void terminate(Duration grace) {
        List<ProcessHandle> all = process.descendants().toList();
        family = all;
        try {
            if (!say("term")) {
                process.destroy();
            }
            if (!ends(grace)) {
                say("kill");
                if (!ends(KILLED)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            say("kill");
            Thread.currentThread().interrupt();
        } finally {
            // Those that left the group as well.
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Those of its children that were known end at the same time as it, but a moment may pass until it shows. */
    private void awaitFamily() throws InterruptedException {
        CompletableFuture<?>[] ends = family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(LAST_OUTPUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // They were told to end by a signal that none can refuse.
        }
    }

    private boolean say(String word) {
        if (!leash.held()) {
            return false;
        }
        try {
            OutputStream pipe = process.getOutputStream();
            pipe.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
