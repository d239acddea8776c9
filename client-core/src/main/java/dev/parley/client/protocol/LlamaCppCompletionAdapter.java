package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * llama.cpp's own {@code POST /completion} (tools/server/README.md): one prompt, the turns of a conversation written out.
 * Images and audio go beside the prompt, which has a marker in the place of each.
 */
public final class LlamaCppCompletionAdapter implements ProtocolAdapter {
    /** The library's default, which the server takes. */
    private static final String MARKER = "<__media__>";

    private static final Map<String, String> NAMES =
            Map.of("max_tokens", "n_predict", "max_completion_tokens", "n_predict", "n", "n_cmpl");
    private static final Set<String> LISTS = Set.of("stop");

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ObjectNode body = OpenAiBody.start(request, profile);
        ArrayNode media = Json.MAPPER.createArrayNode();
        String prompt = PlainPrompt.dialogue(request.messages(), message -> text(message, media, profile));
        if (media.isEmpty()) {
            body.put("prompt", prompt);
        } else {
            body.putObject("prompt").put("prompt_string", prompt).set("multimodal_data", media);
        }
        if (stream) {
            body.put("stream", true);
        }
        Parameters.into(body, request, NAMES, LISTS);
        return WireRequest.json(ProtocolPath.of(profile, request), body.toString(), stream);
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new LlamaCppDecoder();
    }

    private static String text(ChatMessage message, ArrayNode media, EndpointProfile profile) {
        StringBuilder text = new StringBuilder();
        for (ContentPart part : message.parts()) {
            if (part instanceof ContentPart.Attachment file
                    && (Attachments.isImage(file) || Attachments.isAudio(file))) {
                media.add(Attachments.base64(file));
                text.append(MARKER);
            } else {
                PlainPrompt.append(text, part, profile);
            }
        }
        return text.toString();
    }
}
