package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ollama's {@code POST /api/generate} (docs/api.md, "Generate a completion"): one prompt, with the system prompt apart.
 * The turns of a conversation are written out.
 */
public final class OllamaGenerateAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        Conversation conversation = new Conversation(request, profile);
        ObjectNode body = OpenAiBody.start(request, profile);
        String system = conversation.system();
        if (!system.isEmpty()) {
            body.put("system", system);
        }
        ArrayNode images = Json.MAPPER.createArrayNode();
        body.put(
                "prompt",
                PlainPrompt.dialogue(conversation.turns(), message -> OllamaBody.text(message, images, profile)));
        if (!images.isEmpty()) {
            body.set("images", images);
        }
        return WireRequest.json(ProtocolPath.of(profile, request), OllamaBody.finish(body, request, stream), stream);
    }

    @Override
    public ModelListing models() {
        return ModelListing.OLLAMA;
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new OllamaDecoder(media);
    }
}
