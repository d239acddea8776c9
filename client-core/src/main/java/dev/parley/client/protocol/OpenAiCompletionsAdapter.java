package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/completions}, including FlexAI's form of it, whose choices hold a message.
 *
 * <p>One user message is sent as it is. A conversation has no place in this API, so its turns are written out, the way a
 * base model sees dialogues in text.
 */
public final class OpenAiCompletionsAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ObjectNode body = OpenAiBody.start(request, profile);
        body.put("prompt", PlainPrompt.dialogue(request, profile));
        return WireRequest.json(ProtocolPath.of(profile, request), OpenAiBody.finish(body, request, stream), stream);
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new OpenAiDecoder();
    }
}
