package dev.parley.gateway.upstream;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The body of a request, of known length, perhaps still arriving. Used on one event loop, started once. */
public interface RequestBody {

    /** Bytes in all. */
    long length();

    /** Hands on what has come and what comes; {@code end} is not called if the sender leaves before. */
    void start(Handler<Buffer> chunks, Runnable end);

    /** Collects it, then hands it on; most come in one piece, which is handed on as it is. */
    default void whole(Consumer<Buffer> then) {
        List<Buffer> pieces = new ArrayList<>();
        start(pieces::add, () -> then.accept(pieces.size() == 1 ? pieces.get(0) : joined(pieces)));
    }

    private static Buffer joined(List<Buffer> pieces) {
        Buffer all = Buffer.buffer();
        pieces.forEach(all::appendBuffer);
        return all;
    }

    /** A body that is there already. */
    static RequestBody of(Buffer bytes) {
        return new RequestBody() {
            @Override
            public long length() {
                return bytes.length();
            }

            @Override
            public void start(Handler<Buffer> chunks, Runnable end) {
                if (bytes.length() > 0) {
                    chunks.handle(bytes);
                }
                end.run();
            }
        };
    }
}
