package dev.parley.gateway.demo;

import dev.parley.gateway.upstream.UpstreamRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One API: how it asks, and how its answers look. */
interface DemoDialect {

    /** How its errors look. */
    DemoError.Shape errors();

    /**
     * Reads a request.
     *
     * @throws DemoRefusal if it is malformed or asks for what the demo does not have
     */
    DemoRequest read(UpstreamRequest request);

    /** Whether an answer can have a thought beside the text. */
    default boolean carriesReasoning() {
        return false;
    }

    /** Whether an answer can be a tool call. */
    default boolean carriesTools() {
        return false;
    }

    /** Whether an answer says why it ended. */
    default boolean carriesFinishReason() {
        return false;
    }

    /** The body of a whole answer. */
    ObjectNode whole(DemoRequest request, DemoAnswer answer);

    /** The events of a streamed answer; {@code null} if the API cannot stream. */
    default @Nullable Events events(DemoRequest request, DemoAnswer answer) {
        return null;
    }

    /** The events of one streamed answer, in order: start, one a piece, finish. */
    interface Events {
        List<ObjectNode> start();

        ObjectNode piece(DemoPiece piece);

        List<ObjectNode> finish();
    }
}
