package dev.parley.gateway.upstream;

import dev.parley.client.wire.SseFrame;
import dev.parley.client.wire.SseReader;
import dev.parley.client.wire.WireLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps an answer, and fails on a call that no HTTP answer could have: a second head, a byte after the end. */
final class DemoRecordingReply implements ReplyWriter {

    enum State {
        NOTHING,
        OPEN,
        ENDED,
        CUT
    }

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile State state = State.NOTHING;
    private volatile int status;
    private volatile Map<String, String> headers = Map.of();
    private volatile int chunks;

    @Override
    public void head(int newStatus, Map<String, String> newHeaders) {
        expect(State.NOTHING);
        status = newStatus;
        headers = Map.copyOf(newHeaders);
        state = State.OPEN;
    }

    @Override
    public synchronized void write(byte[] chunk) {
        expect(State.OPEN);
        bytes.writeBytes(chunk);
        chunks++;
    }

    @Override
    public void end() {
        expect(State.OPEN);
        state = State.ENDED;
    }

    @Override
    public void cut() {
        expect(State.OPEN);
        state = State.CUT;
    }

    private void expect(State wanted) {
        if (state != wanted) {
            throw new IllegalStateException("in state " + state + ", not " + wanted);
        }
    }

    State state() {
        return state;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    int chunks() {
        return chunks;
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    String body() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return MAPPER.readTree(body());
    }

    /** The data of every event, as the product's own reader takes them from the wire. */
    List<String> events() {
        SseReader reader = new SseReader(new ByteArrayInputStream(bytes()), WireLimits.DEFAULT);
        List<String> events = new ArrayList<>();
        try {
            for (SseFrame frame = reader.next(); frame != null; frame = reader.next()) {
                events.add(frame.data());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (reader.droppedUnfinished()) {
            throw new IllegalStateException("an unfinished event");
        }
        return events;
    }

    /** The events that are JSON, which must be all but {@code [DONE]}. */
    List<JsonNode> chunksAsJson() {
        return events().stream()
                .filter(data -> !data.equals("[DONE]"))
                .map(data -> MAPPER.readTree(data))
                .toList();
    }
}
