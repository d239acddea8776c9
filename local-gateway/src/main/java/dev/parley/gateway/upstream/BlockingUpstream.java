package dev.parley.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes a {@link BlockingResponder} callable like any other model server. */
public final class BlockingUpstream implements Upstream {
    private final String name;
    private final BlockingResponder responder;
    private final Instant since = Instant.now();
    private final AtomicInteger pending = new AtomicInteger();

    public BlockingUpstream(String name, BlockingResponder responder) {
        this.name = name;
        this.responder = responder;
    }

    @Override
    public String name() {
        return name;
    }

    /** Always ready: it is part of this process. */
    @Override
    public UpstreamStatus status() {
        return new UpstreamStatus(
                name,
                UpstreamStatus.Kind.DEMO,
                UpstreamState.READY,
                since,
                List.of(),
                null,
                pending.get(),
                0,
                null,
                0,
                null);
    }

    @Override
    public void onChange(Runnable listener) {
        // It never changes.
    }

    @Override
    public UpstreamCall open(Context context, CallHead head, RequestBody body, ReplySink reply) {
        BlockingCall call = new BlockingCall(name, context, reply, pending);
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
