package dev.parley.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.TreeMap;

/** Makes a {@link BlockingResponder} callable like any other model server. */
public final class BlockingUpstream implements Upstream {
    private final String name;
    private final BlockingResponder responder;

    public BlockingUpstream(String name, BlockingResponder responder) {
        this.name = name;
        this.responder = responder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public UpstreamCall open(Context context, CallHead head, RequestBody body, ReplySink reply) {
        BlockingCall call = new BlockingCall(name, context, reply);
        body.whole(bytes -> call.start(responder, request(head, bytes)));
        return call;
    }

    private static UpstreamRequest request(CallHead head, Buffer body) {
        return new UpstreamRequest(head.method(), head.uri(), flat(head.headers()), body.getBytes());
    }

    /** Repeated headers become one, joined as RFC 9110, section 5.3, allows. */
    private static Map<String, String> flat(MultiMap headers) {
        Map<String, String> flat = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : headers) {
            flat.merge(header.getKey(), header.getValue(), (first, second) -> first + ", " + second);
        }
        return flat;
    }
}
