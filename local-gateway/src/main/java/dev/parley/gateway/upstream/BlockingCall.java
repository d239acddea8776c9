package dev.parley.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer of a blocking responder: its virtual thread on one side, the event loop of the reply on the other. The
 * fields without {@code volatile} belong to the event loop.
 */
final class BlockingCall implements UpstreamCall, ReplyWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BlockingCall.class);

    private final String service;
    private final Context context;
    private final ReplySink reply;
    private final AtomicInteger running;
    private volatile boolean cancelled;
    private @Nullable Thread thread;
    private boolean over;

    /** @param running counts the answers that are being made */
    BlockingCall(String service, Context context, ReplySink reply, AtomicInteger running) {
        this.service = service;
        this.context = context;
        this.reply = reply;
        this.running = running;
    }

    void start(BlockingResponder responder, UpstreamRequest request) {
        if (cancelled) {
            return;
        }
        thread = Thread.ofVirtual()
                .name(service + "-answer")
                .uncaughtExceptionHandler(this::failed)
                .start(() -> answer(responder, request));
    }

    private void answer(BlockingResponder responder, UpstreamRequest request) {
        running.incrementAndGet();
        try {
            responder.answer(request, this);
        } catch (InterruptedException e) {
            // The caller has left: nobody is there to be told.
        } finally {
            running.decrementAndGet();
            // An answer that was not ended is cut, as by a server that dies.
            context.runOnContext(_ -> broken());
        }
    }

    private void failed(Thread from, Throwable fault) {
        // Without the fault's own words, which may quote the request.
        LOG.error(
                "The responder of {} failed with {} at {}",
                service,
                fault.getClass().getName(),
                fault.getStackTrace().length == 0 ? "?" : fault.getStackTrace()[0]);
    }

    /** Tells the reply something on its event loop, unless the call is over. Does not wait. */
    void tell(Consumer<ReplySink> news) {
        context.runOnContext(_ -> {
            if (!over) {
                news.accept(reply);
            }
        });
    }

    @Override
    public void head(int status, Map<String, String> headers) throws InterruptedException {
        MultiMap sent = MultiMap.caseInsensitiveMultiMap().addAll(headers);
        onLoop(done -> {
            reply.head(status, sent);
            done.complete(null);
        });
    }

    @Override
    public void write(byte[] chunk) throws InterruptedException {
        Buffer buffer = Buffer.buffer(chunk);
        onLoop(done -> {
            reply.write(buffer);
            if (reply.full()) {
                reply.onDrain(() -> done.complete(null));
            } else {
                done.complete(null);
            }
        });
    }

    @Override
    public void end() throws InterruptedException {
        onLoop(done -> {
            over = true;
            reply.end();
            done.complete(null);
        });
    }

    @Override
    public void cut() throws InterruptedException {
        onLoop(done -> {
            broken();
            done.complete(null);
        });
    }

    private void broken() {
        if (!over) {
            over = true;
            reply.broken(UpstreamFailure.cut(service));
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        over = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void onLoop(Consumer<CompletableFuture<@Nullable Void>> step) throws InterruptedException {
        if (cancelled) {
            throw new InterruptedException();
        }
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        context.runOnContext(_ -> {
            if (over) {
                done.complete(null);
            } else {
                step.accept(done);
            }
        });
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
