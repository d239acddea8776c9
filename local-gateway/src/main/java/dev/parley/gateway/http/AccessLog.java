package dev.parley.gateway.http;

import dev.parley.gateway.log.LogFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of JSON for each request, written by a thread of its own: a slow disk delays no request. What it cannot keep up
 * with is counted and said.
 */
public final class AccessLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final int WAITING = 16_384;
    private static final int AT_ONCE = 1_000;

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
                    lines.drainTo(batch, AT_ONCE);
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

    private void append(List<Line> batch) {
        StringBuilder text = new StringBuilder();
        batch.forEach(line -> text.append(json(line)).append('\n'));
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

    private static String json(Line line) {
        RequestSummary request = line.request;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", line.at.toString());
        fields.put("id", request.id());
        fields.put("caller", request.caller());
        fields.put("method", request.method());
        fields.put("path", request.path());
        fields.put("service", request.service());
        fields.put("status", request.status());
        fields.put("end", request.end().name().toLowerCase(Locale.ROOT));
        fields.put("ms", millis(request.total()));
        if (request.firstByte() > 0) {
            fields.put("first_byte_ms", millis(request.firstByte()));
        }
        if (request.overhead() >= 0) {
            fields.put("overhead_ms", millis(request.overhead()));
        }
        if (request.tokens() > 0) {
            fields.put("tokens", request.tokens());
        }
        fields.put("bytes_in", request.bytesIn());
        fields.put("bytes_out", request.bytesOut());
        return JsonMapper.shared().writeValueAsString(fields);
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
