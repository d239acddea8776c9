package dev.parley.gateway.upstream;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** The body of a request, of known length, perhaps still arriving. Used on one event loop, started once. */
public interface RequestBody {

    /** Bytes in all. */
    long length();

    /** Hands on what has come and what comes; {@code end} is not called if the sender leaves before. */
    void start(Handler<Buffer> chunks, Runnable end);

    /** Collects it, then hands it on. */
    default void whole(Consumer<Buffer> then) {
        Buffer all = Buffer.buffer();
        start(all::appendBuffer, () -> then.accept(all));
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
