package dev.parley.gateway.upstream;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body that can be started again, for another server: what came is kept until {@link #forget}. */
final class ReplayBody implements RequestBody {
    private final RequestBody source;
    private final List<Buffer> kept = new ArrayList<>();
    private boolean started;
    private boolean ended;
    private boolean forgotten;
    private @Nullable Handler<Buffer> chunks;
    private @Nullable Runnable end;

    ReplayBody(RequestBody source) {
        this.source = source;
    }

    @Override
    public long length() {
        return source.length();
    }

    @Override
    public void start(Handler<Buffer> to, Runnable atEnd) {
        chunks = to;
        end = atEnd;
        if (!started) {
            started = true;
            source.start(this::received, this::ended);
            return;
        }
        List.copyOf(kept).forEach(chunk -> to.handle(chunk.slice()));
        if (ended) {
            atEnd.run();
        }
    }

    private void received(Buffer chunk) {
        if (!forgotten) {
            kept.add(chunk);
        }
        if (chunks != null) {
            chunks.handle(forgotten ? chunk : chunk.slice());
        }
    }

    private void ended() {
        ended = true;
        if (end != null) {
            end.run();
        }
    }

    /** It will not be started again. */
    void forget() {
        forgotten = true;
        kept.clear();
    }
}
