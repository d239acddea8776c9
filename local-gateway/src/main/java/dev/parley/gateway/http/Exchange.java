package dev.parley.gateway.http;

import dev.parley.gateway.job.JobStoreException;
import dev.parley.gateway.upstream.RequestBody;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and the way to answer it. Lives on its event loop, but for {@link #onLoop}. */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    /** How long a caller whose body is refused may go on sending before the connection is closed. */
    private static final long LINGER_MS = 1_000;

    private final Vertx vertx;
    private final Context context;
    private final HttpServerRequest request;
    private final int bodyLimit;
    private final String id;
    private final RequestTrace trace = new RequestTrace(System.nanoTime());
    /** Who may see what. */
    private @Nullable Caller allowed;
    /** Whose request counts as running. */
    private @Nullable Caller caller;

    private Runnable leaving = () -> {};
    private boolean over;

    Exchange(Vertx vertx, HttpServerRequest request, int bodyLimit, Observers observers) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.request = request;
        this.bodyLimit = bodyLimit;
        this.id =
                "req-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        // A caller that leaves is not a fault of ours; who needs to know of it asks onLeave().
        request.exceptionHandler(_ -> {});
        response().exceptionHandler(_ -> {});
        response().closeHandler(_ -> closed(observers));
        response().endHandler(_ -> over(observers));
    }

    /** The connection ended, the response not. */
    private void closed(Observers observers) {
        if (!over) {
            trace.left();
            leaving.run();
            over(observers);
        }
    }

    private void over(Observers observers) {
        if (over) {
            return;
        }
        over = true;
        if (caller != null) {
            caller.end();
        }
        observers.finished(this);
    }

    RequestTrace trace() {
        return trace;
    }

    /**
     * Whose request it is from now on; false if the caller has too many, which is answered here.
     *
     * @param reachesService whether a service may be asked for this, by whatever method
     */
    boolean admit(Caller admitted, boolean reachesService) {
        trace.caller(admitted.name());
        trace.path(request.uri());
        allowed = admitted;
        String method = request.method().name();
        if (!reachesService && (method.equals("GET") || method.equals("HEAD"))) {
            return true; // looking at jobs, lists and figures costs nothing
        }
        Refusal refusal = admitted.begin(System.nanoTime());
        if (refusal != null) {
            refuse(refusal);
            return false;
        }
        caller = admitted;
        return true;
    }

    boolean mayUseAll() {
        return allowed != null && allowed.mayUseAll();
    }

    /** Whether the caller may use that service. */
    boolean mayUse(String service) {
        return allowed != null && allowed.mayUse(service);
    }

    Context context() {
        return context;
    }

    HttpServerRequest request() {
        return request;
    }

    HttpServerResponse response() {
        return request.response();
    }

    /** Names the request in answers of the gateway's own. */
    String id() {
        return id;
    }

    /** Runs {@code action} if the caller closes the connection before it has the whole answer. */
    void onLeave(Runnable action) {
        leaving = action;
    }

    /** Runs {@code action} on this exchange's event loop, from any thread; at once if this is it. */
    void onLoop(Runnable action) {
        if (Context.isOnEventLoopThread() && context.equals(Vertx.currentContext())) {
            action.run();
        } else {
            context.runOnContext(_ -> action.run());
        }
    }

    /** Runs blocking {@code work} on a virtual thread; a fault there is answered. */
    void offLoop(Runnable work) {
        Thread.ofVirtual()
                .name(id)
                .uncaughtExceptionHandler((_, fault) -> failed(fault))
                .start(work);
    }

    /** Runs short {@code work} at once, on the event loop; a fault there is answered. */
    void atOnce(Runnable work) {
        Future.future(done -> {
                    work.run();
                    done.complete();
                })
                .onFailure(this::failed);
    }

    private void failed(Throwable fault) {
        // Without the fault's own words, which may quote the request.
        LOG.error("{} failed with {}", id, fault.getClass().getName());
        Refusal refusal = switch (fault) {
            case JobStoreException store when store.full() -> Refusal.diskFull();
            case JobStoreException _ -> Refusal.jobsUnavailable();
            default -> Refusal.internal();
        };
        onLoop(() -> refuse(refusal));
    }

    /**
     * Gives the body, perhaps still arriving. One of unknown length is collected first, because it may turn out too
     * large, and nothing may have been sent on then; it is refused here in that case.
     */
    void body(Consumer<RequestBody> then) {
        String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean chunked = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            response().writeContinue();
        }
        if (chunked) {
            collect(bytes -> {
                trace.bodyRead();
                then.accept(RequestBody.of(bytes));
            });
        } else if (declared == null || Long.parseLong(declared) == 0) {
            then.accept(RequestBody.of(Buffer.buffer()));
        } else {
            then.accept(new IncomingBody(request, Long.parseLong(declared)));
        }
    }

    private void collect(Consumer<Buffer> then) {
        Buffer all = Buffer.buffer();
        request.handler(chunk -> {
            if (all.length() + (long) chunk.length() > bodyLimit) {
                request.handler(null);
                request.endHandler(null);
                refuse(Refusal.bodyTooLarge(bodyLimit));
            } else {
                all.appendBuffer(chunk);
            }
        });
        request.endHandler(_ -> then.accept(all));
    }

    /** Answers with an error of the gateway's own. */
    void refuse(Refusal refusal) {
        refuse(refusal, null);
    }

    /** As {@link #refuse(Refusal)}, naming the methods that the path takes. */
    void refuse(Refusal refusal, @Nullable String allow) {
        if (response().ended() || response().closed()) {
            return;
        }
        if (allow != null) {
            response().putHeader("Allow", allow);
        }
        if (refusal.retryAfter() != null) {
            // Whole seconds, rounded up: whoever keeps to it does not come too early.
            long seconds = refusal.retryAfter().plusNanos(999_999_999).toSeconds();
            response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        if (refusal.last()) {
            response().putHeader("Connection", "close");
        }
        json(refusal.status(), refusal.envelope().toJson());
        if (refusal.last()) {
            linger();
        }
    }

    /**
     * Reads on for a moment, then closes. Closed with unread bytes a connection is reset, and the caller would lose the
     * answer that says why.
     */
    private void linger() {
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        long timer = vertx.setTimer(LINGER_MS, _ -> request.connection().close());
        request.handler(_ -> {});
        request.endHandler(_ -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
    }

    /** Answers with JSON. */
    void json(int status, String json) {
        text(status, "application/json", json);
    }

    /** Answers with a text of that media type. */
    void text(int status, String contentType, String text) {
        if (response().ended() || response().closed()) {
            return;
        }
        response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader("x-request-id", id)
                .end(text);
    }

    /** Whether the query can be read; if not, the exchange is answered. */
    boolean query() {
        try {
            request.params();
            return true;
        } catch (IllegalArgumentException e) {
            refuse(Refusal.badRequest("query_refused", "The query has a percent sign that encodes nothing."));
            return false;
        }
    }

    /** Whether the method is one of {@code allowed}; if not, the exchange is answered. */
    boolean method(String... allowed) {
        String method = request.method().name().toUpperCase(Locale.ROOT);
        for (String one : allowed) {
            if (one.equals(method)) {
                return true;
            }
        }
        String list = String.join(", ", allowed);
        refuse(Refusal.methodNotAllowed(list), list);
        return false;
    }
}
