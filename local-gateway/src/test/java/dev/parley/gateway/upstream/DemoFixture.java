package dev.parley.gateway.upstream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A demo model whose clock jumps instead of waiting, and the requests that tests send to it. */
final class DemoFixture {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Jumps; a silence without end is the moment when the reader leaves. */
    static final class JumpingClock implements DemoClock {
        private final List<Duration> sleeps = new ArrayList<>();
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            sleeps.add(duration);
            now += duration.toNanos();
        }

        @Override
        public void sleepUntilInterrupted() throws InterruptedException {
            throw new InterruptedException("the reader left");
        }

        Duration elapsed() {
            return Duration.ofNanos(now);
        }

        List<Duration> sleeps() {
            return sleeps;
        }

        void pass(Duration duration) {
            now += duration.toNanos();
        }
    }

    final JumpingClock clock = new JumpingClock();
    private final DemoModel model =
            new DemoModel(50, clock, InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));

    DemoRecordingReply send(String method, String path, String contentType, String body) throws InterruptedException {
        DemoRecordingReply reply = new DemoRecordingReply();
        model.answer(request(method, path, contentType, body), reply);
        return reply;
    }

    /** As {@link #send}, for an answer that goes silent: what had been written when the reader left. */
    DemoRecordingReply sendAndLeave(String path, String body) {
        DemoRecordingReply reply = new DemoRecordingReply();
        try {
            model.answer(request("POST", path, "application/json", body), reply);
        } catch (InterruptedException left) {
            return reply;
        }
        throw new AssertionError("the answer came to its end");
    }

    static UpstreamRequest request(String method, String path, String contentType, String body) {
        return new UpstreamRequest(
                method, path, Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    DemoRecordingReply get(String path) throws InterruptedException {
        return send("GET", path, "application/json", "");
    }

    DemoRecordingReply post(String path, String json) throws InterruptedException {
        return send("POST", path, "application/json", json);
    }

    DemoRecordingReply chat(String prompt) throws InterruptedException {
        return post("/v1/chat/completions", chatBody(prompt).toString());
    }

    DemoRecordingReply chatStream(String prompt) throws InterruptedException {
        return post("/v1/chat/completions", streamed(chatBody(prompt)).toString());
    }

    DemoRecordingReply completion(String prompt) throws InterruptedException {
        return post("/v1/completions", completionBody(prompt).toString());
    }

    DemoRecordingReply completionStream(String prompt) throws InterruptedException {
        return post("/v1/completions", streamed(completionBody(prompt)).toString());
    }

    DemoRecordingReply prediction(String question) throws InterruptedException {
        return post(
                "/predictions/my-model",
                MAPPER.createObjectNode().put("question", question).toString());
    }

    DemoRecordingReply infer(String text) throws InterruptedException {
        return post("/v2/models/demo/infer", inferBody(text).toString());
    }

    static ObjectNode chatBody(String prompt) {
        ObjectNode body = MAPPER.createObjectNode().put("model", "demo");
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return body;
    }

    static ObjectNode completionBody(String prompt) {
        return MAPPER.createObjectNode().put("model", "demo").put("prompt", prompt);
    }

    static ObjectNode inferBody(String text) {
        ObjectNode body = MAPPER.createObjectNode();
        ObjectNode input = body.putArray("inputs").addObject().put("name", "text_input");
        input.put("datatype", "BYTES").putArray("shape").add(1);
        input.putArray("data").add(text);
        return body;
    }

    static ObjectNode streamed(ObjectNode body) {
        body.put("stream", true).putObject("stream_options").put("include_usage", true);
        return body;
    }

    /** The text of a whole chat answer. */
    static String text(DemoRecordingReply chat) {
        return chat.json().at("/choices/0/message/content").asString();
    }

    /** The text of a streamed chat answer. */
    static String streamedText(DemoRecordingReply reply) {
        return joined(reply.chunksAsJson(), "/choices/0/delta/content");
    }

    /** The strings at a place of each chunk, joined; chunks without it give nothing. */
    static String joined(List<JsonNode> chunks, String pointer) {
        return chunks.stream()
                .map(chunk -> chunk.at(pointer))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining());
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }
}
