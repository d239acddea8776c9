package dev.parley.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A call whose answer is collected, up to a limit. Lives on one event loop. */
public final class WholeCall implements ReplySink, UpstreamCall {
    private final String service;
    private final int limit;
    private final Promise<WholeReply> result = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private @Nullable Integer status;
    private @Nullable UpstreamCall call;

    private WholeCall(String service, int limit) {
        this.service = service;
        this.limit = limit;
    }

    /**
     * Starts a call on the event loop of {@code context}, where this must be called.
     *
     * @param limit bytes of the answer that are kept; a longer one fails
     */
    public static WholeCall open(Context context, Upstream upstream, CallHead head, Buffer body, int limit) {
        WholeCall whole = new WholeCall(upstream.name(), limit);
        whole.call = upstream.open(context, head, RequestBody.of(body), whole);
        return whole;
    }

    /**
     * Makes a call from any thread but an event loop, and waits for its end.
     *
     * @throws InterruptedException if the thread was interrupted; the call is then aborted
     */
    public static WholeReply await(Context context, Upstream upstream, CallHead head, Buffer body, int limit)
            throws InterruptedException {
        CompletableFuture<WholeReply> done = new CompletableFuture<>();
        CompletableFuture<WholeCall> started = new CompletableFuture<>();
        context.runOnContext(_ -> {
            WholeCall whole = open(context, upstream, head, body, limit);
            started.complete(whole);
            whole.result().onSuccess(done::complete);
        });
        try {
            return done.get();
        } catch (InterruptedException e) {
            // Runs after the call was started, since an event loop keeps the order.
            context.runOnContext(_ -> started.join().cancel());
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Always succeeds, unless the call is cancelled: then it never completes. */
    public Future<WholeReply> result() {
        return result.future();
    }

    @Override
    public void cancel() {
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public void head(int answered, MultiMap headers) {
        status = answered;
    }

    @Override
    public void write(Buffer chunk) {
        if (result.future().isComplete()) {
            return;
        }
        if (body.length() + (long) chunk.length() > limit) {
            cancel();
            broken(UpstreamFailure.tooLarge(service, limit));
        } else {
            body.appendBuffer(chunk);
        }
    }

    @Override
    public boolean full() {
        return false;
    }

    @Override
    public void onDrain(Runnable resume) {
        resume.run();
    }

    @Override
    public void end() {
        result.tryComplete(new WholeReply(status, body, null));
    }

    @Override
    public void broken(UpstreamFailure failure) {
        result.tryComplete(new WholeReply(status, body, failure));
    }
}
