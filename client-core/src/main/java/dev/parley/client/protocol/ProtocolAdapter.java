package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import org.jspecify.annotations.Nullable;

/** What a model server speaks: a request to bytes, an answer's pieces to events. Stateless. */
public interface ProtocolAdapter {

    /**
     * The request in the protocol's words.
     *
     * @param stream whether a stream may be asked for; a job delivery cannot carry one
     * @throws IllegalArgumentException if it cannot be said in them; the message is one sentence
     */
    WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream);

    /** A decoder for one answer; {@code media} takes what of it is not text. */
    AnswerDecoder decoder(EndpointProfile profile, MediaIntake media);

    /** How a streamed answer is framed, where the profile or the protocol says so for certain. */
    default Framing framing(EndpointProfile profile, boolean streaming) {
        return Framing.DETECT;
    }

    /** Where its servers name their models; {@code null}: nowhere. */
    default @Nullable ModelListing models() {
        return ModelListing.OPENAI;
    }

    /** The job that the protocol itself makes of a request; {@code null}: the answer comes to the request. */
    default @Nullable ProtocolJob job() {
        return null;
    }
}
