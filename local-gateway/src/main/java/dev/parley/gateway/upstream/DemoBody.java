package dev.parley.gateway.upstream;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** An answer that is known whole before its head goes out, so that the head has its length. */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record DemoBody(int status, String contentType, byte[] bytes, Map<String, String> headers) {

    static DemoBody json(int status, JsonNode json, Map<String, String> headers) {
        return new DemoBody(status, "application/json", DemoJson.bytes(json), headers);
    }

    /** An error answer in the shape of an API. */
    static DemoBody error(DemoError error, DemoError.Shape shape) {
        return json(error.status(), error.body(shape), error.headers());
    }

    void send(ReplyWriter reply) throws InterruptedException {
        sendFirst(bytes.length, reply);
        reply.end();
    }

    /** The head, which promises all, and only the first bytes. */
    void sendFirst(int count, ReplyWriter reply) throws InterruptedException {
        sendHead(reply);
        reply.write(Arrays.copyOf(bytes, count));
    }

    /** The answer to HEAD. */
    void sendHeadOnly(ReplyWriter reply) throws InterruptedException {
        sendHead(reply);
        reply.end();
    }

    private void sendHead(ReplyWriter reply) throws InterruptedException {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Type", contentType);
        all.put("Content-Length", Integer.toString(bytes.length));
        reply.head(status, all);
    }
}
