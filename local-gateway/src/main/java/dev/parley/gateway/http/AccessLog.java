package dev.parley.gateway.http;

import dev.parley.gateway.log.LogFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * One line of JSON for each request, written by a thread of its own: a slow disk delays no request. What it cannot keep up
 * with is counted and said.
 */
public final class AccessLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final JsonStringEncoder ESCAPES = JsonStringEncoder.getInstance();
    private static final int WAITING = 16_384;
    /** So long lines gather: to wake the writer for each of them would cost the event loop more than all the rest of it. */
    private static final long GATHER_MS = 50;

    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Target target;
    private final Thread writer;
    private volatile boolean closed;
    private boolean complained;

    private record Line(Instant at, RequestSummary request) {}

    private interface Target {
        void append(byte[] bytes) throws IOException;

        void close() throws IOException;
    }

    private AccessLog(Target target) {
        this.target = target;
        this.writer = Thread.ofPlatform().daemon().name("access-log").unstarted(this::write);
        writer.start();
    }

    /** A log in that file, whose folder must be there; its owner's only, and turned over by size. */
    public static AccessLog to(Path path) {
        LogFile file = new LogFile(path);
        return new AccessLog(new Target() {
            @Override
            public void append(byte[] bytes) throws IOException {
                file.append(bytes);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        });
    }

    /** A log on the process's standard error. */
    public static AccessLog toStandardError() {
        FileOutputStream stream = new FileOutputStream(FileDescriptor.err);
        return new AccessLog(new Target() {
            @Override
            public void append(byte[] bytes) throws IOException {
                stream.write(bytes);
            }

            @Override
            public void close() {
                // not ours
            }
        });
    }

    void finished(RequestSummary request) {
        if (!lines.offer(new Line(Instant.now(), request))) {
            lost.incrementAndGet();
        }
    }

    private void write() {
        List<Line> batch = new ArrayList<>();
        while (!closed || !lines.isEmpty()) {
            try {
                Line first = lines.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    gather();
                    lines.drainTo(batch);
                    append(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                closed = true; // what waits is written, then it ends
            }
        }
        try {
            target.close();
        } catch (IOException e) {
            complain(e);
        }
    }

    private void gather() throws InterruptedException {
        if (!closed) {
            Thread.sleep(GATHER_MS);
        }
    }

    private void append(List<Line> batch) {
        StringBuilder text = new StringBuilder();
        batch.forEach(line -> json(line, text));
        long missed = lost.getAndSet(0);
        if (missed > 0) {
            text.append("{\"time\":\"")
                    .append(Instant.now())
                    .append("\",\"lost\":")
                    .append(missed)
                    .append("}\n");
        }
        try {
            target.append(text.toString().getBytes(StandardCharsets.UTF_8));
            complained = false;
        } catch (IOException e) {
            lost.addAndGet(batch.size() + missed);
            complain(e);
        }
    }

    private void complain(IOException fault) {
        if (!complained) {
            complained = true;
            LOG.warn("The access log cannot be written ({}).", fault.getClass().getSimpleName());
        }
    }

    /** Field by field: with a map and a mapper the log took a tenth of the gateway's time. */
    private static void json(Line line, StringBuilder to) {
        RequestSummary request = line.request;
        to.append("{\"time\":\"").append(line.at).append('"');
        text("id", request.id(), to);
        if (!request.upstreamId().isEmpty()) {
            text("upstream_id", request.upstreamId(), to);
        }
        text("caller", request.caller(), to);
        text("method", request.method(), to);
        text("path", request.path(), to);
        text("service", request.service(), to);
        to.append(",\"status\":").append(request.status());
        text("end", request.end().name().toLowerCase(Locale.ROOT), to);
        to.append(",\"ms\":").append(millis(request.total()));
        if (request.waited() > 0) {
            to.append(",\"wait_ms\":").append(millis(request.waited()));
        }
        if (request.firstByte() > 0) {
            to.append(",\"first_byte_ms\":").append(millis(request.firstByte()));
        }
        if (request.overhead() >= 0) {
            to.append(",\"overhead_ms\":").append(millis(request.overhead()));
        }
        if (request.tokens() > 0) {
            to.append(",\"tokens\":").append(request.tokens());
        }
        to.append(",\"bytes_in\":").append(request.bytesIn());
        to.append(",\"bytes_out\":").append(request.bytesOut()).append("}\n");
    }

    private static void text(String name, String value, StringBuilder to) {
        to.append(",\"").append(name).append("\":\"");
        ESCAPES.quoteAsString(value, to);
        to.append('"');
    }

    private static double millis(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }

    /** Writes what waits, for a second at most. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
