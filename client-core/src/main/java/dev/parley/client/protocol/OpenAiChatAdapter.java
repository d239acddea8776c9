package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v1/chat/completions} as OpenAI, vLLM, SGLang, llama.cpp, LM Studio and many others serve it. */
public final class OpenAiChatAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ObjectNode body = OpenAiBody.start(request, profile);
        body.set("messages", OpenAiMessages.of(request.messages()));
        return WireRequest.json(ProtocolPath.of(profile, request), OpenAiBody.finish(body, request, stream), stream);
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new OpenAiDecoder();
    }
}
