package dev.parley.gateway.job;

import dev.parley.gateway.upstream.CallHead;
import dev.parley.gateway.upstream.Patience;
import dev.parley.gateway.upstream.ReplySink;
import dev.parley.gateway.upstream.RequestBody;
import dev.parley.gateway.upstream.Upstream;
import dev.parley.gateway.upstream.UpstreamCall;
import dev.parley.gateway.upstream.UpstreamFailure;
import dev.parley.gateway.upstream.UpstreamState;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Sends a job's data as JSON to its service; a job whose method carries no body sends none. */
public final class UpstreamCaller implements JobCaller {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    private final Context context;
    private volatile Map<String, Upstream> upstreams;
    private volatile Set<String> once;
    private volatile Consumer<Duration> waits = _ -> {};

    /**
     * A caller of the given services.
     *
     * @param context its event loop makes the calls
     * @param once the services that are not called a second time for a job
     */
    public UpstreamCaller(Context context, Map<String, Upstream> upstreams, Set<String> once) {
        this.context = context;
        this.upstreams = Map.copyOf(upstreams);
        this.once = Set.copyOf(once);
    }

    /** From now on it calls these. */
    public void change(Map<String, Upstream> changed, Set<String> calledOnce) {
        upstreams = Map.copyOf(changed);
        once = Set.copyOf(calledOnce);
    }

    /** Hears how long each job waited for its first start. */
    public void onStarted(Consumer<Duration> listener) {
        waits = listener;
    }

    @Override
    public void started(Duration waited) {
        waits.accept(waited);
    }

    @Override
    public boolean knows(String service) {
        return upstreams.containsKey(service);
    }

    @Override
    public boolean down(String service) {
        Upstream upstream = upstreams.get(service);
        return upstream != null && upstream.status().state() == UpstreamState.FAILED;
    }

    @Override
    public Set<String> once() {
        return once;
    }

    @Override
    public UpstreamCall call(NewJob job, ReplySink reply) {
        CompletableFuture<UpstreamCall> started = new CompletableFuture<>();
        context.runOnContext(_ -> started.complete(start(job, reply)));
        // Runs after the call was started, since an event loop keeps the order.
        return () -> context.runOnContext(_ -> started.join().cancel());
    }

    private UpstreamCall start(NewJob job, ReplySink reply) {
        Upstream upstream = upstreams.get(job.service());
        if (upstream == null) {
            reply.broken(UpstreamFailure.unreachable(job.service(), "the gateway no longer has it"));
            return () -> {};
        }
        MultiMap headers = HttpHeaders.headers().add("Accept", "*/*");
        Buffer body = Buffer.buffer();
        if (!WITHOUT_BODY.contains(job.method())) {
            headers.add("Content-Type", "application/json");
            body.appendString(job.data());
        }
        CallHead head = new CallHead(job.method(), job.path(), headers, Patience.ENDLESS);
        return upstream.open(context, head, RequestBody.of(body), reply);
    }

    @Override
    public void onLoop(Runnable action) {
        context.runOnContext(_ -> action.run());
    }
}
