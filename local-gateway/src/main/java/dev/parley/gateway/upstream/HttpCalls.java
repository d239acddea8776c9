package dev.parley.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes the calls of one service over HTTP, through its gate. Thread-safe. */
public final class HttpCalls {
    private static final long LATER_MS = 1_000;
    private static final int MAX_HEADER_BYTES = 64 << 10;

    private final CallRules rules;
    private final CallTicks ticks;
    private final CallGate gate;
    private final GateKeeper keeper;
    private final Duration hold;
    private final Supplier<Replicas> replicas;

    /**
     * Calls to what {@code replicas} gives when a call goes out.
     *
     * @param hold how long a relayed request waits at the gate
     */
    public HttpCalls(
            CallRules rules,
            CallTicks ticks,
            CallGate gate,
            GateKeeper keeper,
            Duration hold,
            Supplier<Replicas> replicas) {
        this.rules = rules;
        this.ticks = ticks;
        this.gate = gate;
        this.keeper = keeper;
        this.hold = hold;
        this.replicas = replicas;
    }

    /** As {@link Upstream#open}. */
    public UpstreamCall open(Context context, CallHead head, RequestBody body, ReplySink reply) {
        GatedCall call = new GatedCall(context, gate, keeper, head, reply, gated -> {
            RemoteCall made = new RemoteCall(rules, replicas.get(), head, body, reply, gated::ended);
            made.start(ticks);
            return made;
        });
        call.enter(hold);
        return call;
    }

    /** What opens the connections of a service. */
    public static HttpClientAgent client(Vertx vertx, CallTimeouts timeouts) {
        // Abandons what the calls' own time-outs no longer wait for: a little later, so that they are the ones who
        // tell.
        long connect = timeouts.connect() == 0
                ? Integer.MAX_VALUE
                : Math.min(timeouts.connect() + LATER_MS, Integer.MAX_VALUE);
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) connect)
                .setSslHandshakeTimeout(connect)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setDecompressionSupported(false);
        return vertx.createHttpClient(options);
    }
}
