package dev.parley.benchmarks.gateway;

import dev.parley.benchmarks.OwnJvm;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that is spoken to in lines. */
final class LineProcess implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final Process process;
    private final BufferedWriter in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    LineProcess(Process process) {
        this.process = process;
        this.in = process.outputWriter();
        Thread.ofVirtual().start(() -> {
            try (BufferedReader out = process.inputReader()) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    lines.add(line);
                }
            } catch (IOException e) {
                lines.add("");
            }
        });
    }

    /** A main class of this module. */
    static LineProcess java(List<String> options, Class<?> main, String... arguments) throws IOException {
        return new LineProcess(OwnJvm.start(options, main, arguments));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void say(String line) throws IOException {
        in.write(line);
        in.newLine();
        in.flush();
    }

    /** The next line. */
    String line(long seconds) throws InterruptedException {
        String line = poll(seconds * 1_000);
        if (line == null) {
            throw new IllegalStateException("no line within " + seconds + " s");
        }
        return line;
    }

    /** The next line, or {@code null} if none comes in time. */
    @Nullable String poll(long millis) throws InterruptedException {
        return lines.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** Forgets what was said. */
    void forget() {
        lines.clear();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
