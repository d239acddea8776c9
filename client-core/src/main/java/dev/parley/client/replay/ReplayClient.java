package dev.parley.client.replay;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.Role;
import dev.parley.client.WireListener;
import dev.parley.client.capture.Capture;
import dev.parley.client.endpoint.EndpointProfile;
import org.jspecify.annotations.Nullable;

/** Answers one question, with what a capture has. Thread-safe. */
public final class ReplayClient implements InferenceClient {
    private final Capture capture;
    private final @Nullable EndpointProfile profile;
    private final String question;
    private final boolean paced;

    /**
     * A client that may answer any number of times.
     *
     * @param profile whose protocol the answer is decoded by; {@code null}: nobody knows, so what was decoded when it
     *     was captured is told
     * @param question the only one that it answers
     * @param paced whether it takes as long as it took, or comes at once
     */
    public ReplayClient(Capture capture, @Nullable EndpointProfile profile, String question, boolean paced) {
        this.capture = capture;
        this.profile = profile;
        this.question = question;
        this.paced = paced;
    }

    @Override
    public EventStream open(ChatRequest request, WireListener listener) {
        if (request.messages().size() != 1 || !isQuestion(request.messages().getFirst())) {
            throw new IllegalArgumentException(
                    "This chat replays a capture, which answers nothing else. Choose an endpoint to go on.");
        }
        return new ReplayedStream(capture, profile, listener, paced);
    }

    private boolean isQuestion(ChatMessage message) {
        return message.role() == Role.USER
                && message.parts().size() == 1
                && message.parts().getFirst() instanceof ContentPart.Text text
                && text.text().strip().equals(question.strip());
    }

    @Override
    public EventStream resume(String jobId, WireListener listener) {
        throw new UnsupportedOperationException("A replay has no job to follow.");
    }
}
