package dev.parley.gateway.upstream;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer as it comes: {@link #head} once, then any number of {@link #write}, then {@link #end}; or
 * {@link #broken} at any point instead. Called on the event loop of the call.
 */
public interface ReplySink {

    /**
     * The call waits for its server, which is cold or busy; {@code null}: not any more. Any number of times before {@link
     * #head}; only news, and only with {@link Patience#ENDLESS}.
     */
    default void waiting(@Nullable Waiting wait) {}

    /** The call waits no more, after so long: it goes out now or fails now. Not told of one that never waited. */
    default void waited(long nanos) {}

    void head(int status, MultiMap headers);

    void write(Buffer chunk);

    /** Whether the reader is behind, so that the next chunk should wait for {@link #onDrain}. */
    boolean full();

    /** Runs {@code resume} once, when the reader has caught up. */
    void onDrain(Runnable resume);

    void end();

    /** The answer will not come, or not in full. */
    void broken(UpstreamFailure failure);
}
