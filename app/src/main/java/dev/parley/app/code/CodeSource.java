package dev.parley.app.code;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.snippet.RequestSketch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the request comes from that is shown as code. */
public interface CodeSource {

    /** A request and where it goes; {@code request} is called where {@link #sketch} is, and may throw as that does. */
    record Asked(EndpointProfile profile, Supplier<ChatRequest> request) {}

    /** What would be sent now; {@code null} without an endpoint. On the toolkit's thread. */
    @Nullable Asked now();

    /**
     * The same as it would leave, without its key. May block.
     *
     * @throws IllegalArgumentException if it cannot be said in the endpoint's words; the message is a sentence
     * @throws IllegalStateException if the bundled gateway cannot start; the message is a sentence
     */
    RequestSketch sketch(Asked asked);
}
