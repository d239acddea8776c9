package dev.parley.gateway.http;

import dev.parley.gateway.upstream.ReplySink;
import dev.parley.gateway.upstream.UpstreamFailure;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes an upstream's answer on to the caller, chunk by chunk, adding no byte of its own. The head leaves in the turn of
 * the event loop in which it came, together with what else came in that turn: most short answers are one packet from the
 * upstream and would otherwise be two to the caller.
 */
final class ClientReply implements ReplySink {
    private final Exchange exchange;
    private final HttpServerResponse response;
    private final BiConsumer<MultiMap, MultiMap> passing;
    private boolean answered;

    /** Whether only the end of the connection ends the body. */
    private boolean byClose;
    /** Whether the head waits for the end of this turn. */
    private boolean gathering;

    private @Nullable Buffer gathered;

    /** An answer of whose headers, given first, {@code passing} puts those that pass among the caller's, given second. */
    ClientReply(Exchange exchange, BiConsumer<MultiMap, MultiMap> passing) {
        this.exchange = exchange;
        this.response = exchange.response();
        this.passing = passing;
    }

    @Override
    public void waited(long nanos) {
        exchange.trace().waited(nanos);
    }

    @Override
    public void head(int status, MultiMap headers) {
        answered = true;
        exchange.trace().head(headers.get(HttpHeaders.CONTENT_TYPE), headers.get("x-request-id"));
        if (left()) {
            return;
        }
        passing.accept(headers, response.setStatusCode(status).headers());
        boolean bodyless =
                status == 204 || status == 304 || exchange.request().method().equals(HttpMethod.HEAD);
        boolean lengthless = !response.headers().contains(HttpHeaders.CONTENT_LENGTH);
        // HTTP/1.0 has no chunks: the end of the connection is the end of the body.
        byClose = lengthless && exchange.request().version() == HttpVersion.HTTP_1_0;
        if (byClose) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        if (!bodyless) {
            response.setChunked(lengthless && !byClose);
            gathering = true;
            // Also without a first byte: that the model has begun to answer is news.
            exchange.context().runOnContext(_ -> release());
        }
    }

    private void release() {
        if (!gathering) {
            return;
        }
        gathering = false;
        Buffer body = gathered;
        gathered = null;
        if (left()) {
            return;
        }
        if (body != null) {
            response.write(body);
        } else if (byClose) {
            response.write(Buffer.buffer()); // a head alone would be given chunks
        } else {
            response.writeHead();
        }
    }

    @Override
    public void write(Buffer chunk) {
        if (left()) {
            return;
        }
        exchange.trace().chunk(chunk);
        if (gathering && gathered == null) {
            gathered = chunk;
        } else {
            release();
            response.write(chunk);
        }
    }

    @Override
    public boolean full() {
        return !left() && response.writeQueueFull();
    }

    @Override
    public void onDrain(Runnable resume) {
        response.drainHandler(_ -> resume.run());
    }

    @Override
    public void end() {
        exchange.trace().upstreamEnded(false);
        if (left()) {
            return;
        }
        Buffer body = gathered;
        gathering = false;
        gathered = null;
        if (body == null) {
            response.end();
        } else {
            response.end(body);
        }
    }

    /** Before the head an error of ours; after it the connection is cut without its last chunk. */
    @Override
    public void broken(UpstreamFailure failure) {
        exchange.trace().upstreamEnded(true);
        if (answered) {
            release(); // what came before the fault is the caller's
            exchange.request().connection().close();
        } else {
            exchange.refuse(Refusal.upstream(failure));
        }
    }

    private boolean left() {
        return response.closed() || response.ended();
    }
}
