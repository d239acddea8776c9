package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code generateContent} and {@code streamGenerateContent} of the Gemini API (Google's reference: "Generating content").
 * A path that ends in the former becomes the latter for a streamed request; any other path is left alone.
 *
 * <p>Sampling parameters go into {@code generationConfig}, under the common names or under Gemini's own; all others are
 * fields of the request.
 */
public final class GeminiAdapter implements ProtocolAdapter {
    private static final String WHOLE = ":generateContent";
    private static final String STREAM = ":streamGenerateContent";
    private static final String CONFIG = "generationConfig";

    private static final Map<String, String> NAMES = Map.of(
            "top_p", "topP",
            "top_k", "topK",
            "max_tokens", "maxOutputTokens",
            "max_completion_tokens", "maxOutputTokens",
            "stop", "stopSequences",
            "n", "candidateCount",
            "presence_penalty", "presencePenalty",
            "frequency_penalty", "frequencyPenalty");

    private static final Set<String> CONFIG_FIELDS = Set.of(
            "temperature",
            "seed",
            "topP",
            "topK",
            "maxOutputTokens",
            "stopSequences",
            "candidateCount",
            "presencePenalty",
            "frequencyPenalty",
            "responseMimeType",
            "responseSchema",
            "responseJsonSchema",
            "responseModalities",
            "responseLogprobs",
            "logprobs",
            "thinkingConfig",
            "speechConfig",
            "imageConfig",
            "mediaResolution");

    private static final Set<String> LISTS = Set.of("stopSequences", "responseModalities");

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        Conversation conversation = new Conversation(request, profile);
        ObjectNode body = Json.MAPPER.createObjectNode();
        String system = conversation.system();
        if (!system.isEmpty()) {
            body.putObject("systemInstruction").putArray("parts").addObject().put("text", system);
        }
        ArrayNode contents = body.putArray("contents");
        conversation.turns().forEach(message -> addContent(contents, message, conversation));
        parameters(body, request);
        return WireRequest.json(path(request, profile, stream), body.toString(), stream);
    }

    @Override
    public ModelListing models() {
        return ModelListing.GEMINI;
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new GeminiDecoder(media);
    }

    /** Lists of models name them with {@code models/} before, which the path has already. */
    private static String path(ChatRequest request, EndpointProfile profile, boolean stream) {
        String model = ProtocolPath.model(profile, request);
        ChatRequest bare = model != null && model.startsWith("models/")
                ? new ChatRequest(
                        model.substring("models/".length()), request.messages(), request.parameters(), request.stream())
                : request;
        String path = ProtocolPath.of(profile, bare);
        String[] parts = path.split("\\?", 2);
        if (!stream || !parts[0].endsWith(WHOLE)) {
            return path;
        }
        String query = parts.length == 1 ? "" : parts[1] + "&";
        return parts[0].substring(0, parts[0].length() - WHOLE.length()) + STREAM + "?" + query + "alt=sse";
    }

    private static void parameters(ObjectNode body, ChatRequest request) {
        request.parameters().forEach((name, value) -> {
            String own = NAMES.getOrDefault(name, name);
            JsonNode json = Json.exact(value);
            if (CONFIG_FIELDS.contains(own)) {
                config(body).set(own, Parameters.listed(own, json, LISTS));
            } else if (own.equals(CONFIG) && json.isObject()) {
                Parameters.merge(config(body), json);
            } else {
                body.set(own, json);
            }
        });
    }

    private static ObjectNode config(ObjectNode body) {
        return body.get(CONFIG) instanceof ObjectNode config ? config : body.putObject(CONFIG);
    }

    /** Messages of one side that follow each other are one turn: all results of parallel calls must be in the same. */
    private static void addContent(ArrayNode contents, ChatMessage message, Conversation conversation) {
        String role = message.role() == Role.ASSISTANT ? "model" : "user";
        JsonNode last = contents.path(contents.size() - 1);
        ArrayNode parts = role.equals(last.path("role").asString(""))
                ? (ArrayNode) last.path("parts")
                : contents.addObject().put("role", role).putArray("parts");
        for (ContentPart part : message.parts()) {
            switch (part) {
                case ContentPart.Text text -> parts.addObject().put("text", text.text());
                case ContentPart.Attachment attachment -> addAttachment(parts, attachment);
                case ContentPart.ToolCall call ->
                    parts.addObject()
                            .putObject("functionCall")
                            .put("name", call.name())
                            .set("args", Conversation.arguments(call));
                case ContentPart.ToolResult result ->
                    parts.addObject()
                            .putObject("functionResponse")
                            .put("name", conversation.toolName(result.callId()))
                            .set("response", Conversation.object(result.text(), "result"));
            }
        }
    }

    private static void addAttachment(ArrayNode parts, ContentPart.Attachment attachment) {
        if (Attachments.isText(attachment)) {
            parts.addObject().put("text", Attachments.asText(attachment));
        } else {
            parts.addObject()
                    .putObject("inlineData")
                    .put("mimeType", attachment.mediaType())
                    .put("data", Attachments.base64(attachment));
        }
    }
}
