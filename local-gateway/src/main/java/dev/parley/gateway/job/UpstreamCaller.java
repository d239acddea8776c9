package dev.parley.gateway.job;

import dev.parley.gateway.upstream.CallHead;
import dev.parley.gateway.upstream.Patience;
import dev.parley.gateway.upstream.Upstream;
import dev.parley.gateway.upstream.UpstreamFailure;
import dev.parley.gateway.upstream.WholeCall;
import dev.parley.gateway.upstream.WholeReply;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import java.util.Set;

/** Sends a job's data as JSON to its service; a job whose method carries no body sends none. */
public final class UpstreamCaller implements JobCaller {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    private final Context context;
    private final Map<String, Upstream> upstreams;
    private final int answerLimit;

    /**
     * A caller of the given services.
     *
     * @param context its event loop makes the calls
     * @param answerLimit bytes of an answer that are kept
     */
    public UpstreamCaller(Context context, Map<String, Upstream> upstreams, int answerLimit) {
        this.context = context;
        this.upstreams = Map.copyOf(upstreams);
        this.answerLimit = answerLimit;
    }

    @Override
    public WholeReply call(NewJob job) throws InterruptedException {
        Upstream upstream = upstreams.get(job.service());
        if (upstream == null) {
            UpstreamFailure gone = UpstreamFailure.unreachable(job.service(), "the gateway no longer has it");
            return new WholeReply(null, Buffer.buffer(), gone);
        }
        MultiMap headers = HttpHeaders.headers().add("Accept", "*/*");
        Buffer body = Buffer.buffer();
        if (!WITHOUT_BODY.contains(job.method())) {
            headers.add("Content-Type", "application/json");
            body.appendString(job.data());
        }
        CallHead head = new CallHead(job.method(), job.path(), headers, Patience.endless(_ -> {}));
        return WholeCall.await(context, upstream, head, body, answerLimit);
    }
}
