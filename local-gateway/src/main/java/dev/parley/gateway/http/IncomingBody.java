package dev.parley.gateway.http;

import dev.parley.gateway.upstream.RequestBody;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body of declared length on its way in. It is read without holding the sender back, at most the limit of a body in
 * memory: a connection whose reading is held back would not show that the sender has left.
 */
final class IncomingBody implements RequestBody {
    private final long length;
    private final List<Buffer> held = new ArrayList<>();
    private @Nullable Handler<Buffer> chunks;
    private @Nullable Runnable end;
    private boolean ended;

    IncomingBody(HttpServerRequest request, long length) {
        this.length = length;
        request.handler(this::received);
        request.endHandler(_ -> ended());
    }

    @Override
    public long length() {
        return length;
    }

    private void received(Buffer chunk) {
        if (chunks == null) {
            held.add(chunk);
        } else {
            chunks.handle(chunk);
        }
    }

    private void ended() {
        ended = true;
        if (end != null) {
            end.run();
        }
    }

    @Override
    public void start(Handler<Buffer> to, Runnable atEnd) {
        chunks = to;
        end = atEnd;
        held.forEach(to::handle);
        held.clear();
        if (ended) {
            atEnd.run();
        }
    }
}
