package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;

/** What a model server speaks: a request to bytes, an answer's pieces to events. Stateless. */
public interface ProtocolAdapter {

    /**
     * The request in the protocol's words.
     *
     * @param stream whether a stream may be asked for; a job delivery cannot carry one
     * @throws IllegalArgumentException if it cannot be said in them; the message is one sentence
     */
    WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream);

    AnswerDecoder decoder(EndpointProfile profile);

    /** How a streamed answer is framed, where the profile or the protocol says so for certain. */
    default Framing framing(EndpointProfile profile, boolean streaming) {
        return Framing.DETECT;
    }
}
