package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.ContentPart;
import dev.parley.client.JsonText;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /v1/audio/transcriptions} (reference: "Create transcription"): a form with the audio that is attached to
 * the last message; its text is the prompt that guides the model's spelling.
 *
 * <p>A stream is asked for where the parameters say so, and by itself only of the models called gpt-…: whisper does not
 * stream, and its servers differ in what they make of a field that they do not know.
 */
public final class OpenAiTranscriptionsAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ChatMessage question = PlainPrompt.lastQuestion(request);
        ContentPart.Attachment audio = audio(question);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String model = ProtocolPath.model(profile, request);
        if (model != null) {
            fields.put("model", List.of(model));
        }
        if (!question.text().isBlank()) {
            fields.put("prompt", List.of(question.text()));
        }
        fields.put("response_format", List.of("json"));
        if (stream && model != null && model.startsWith("gpt-")) {
            fields.put("stream", List.of("true"));
        }
        request.parameters().forEach((name, value) -> parameter(fields, name, value));
        List<WireBody.Part> parts = new ArrayList<>();
        fields.forEach((name, values) -> values.forEach(value -> parts.add(new WireBody.Field(name, value))));
        parts.add(new WireBody.FilePart("file", audio.name(), audio.mediaType(), audio.bytes()));
        boolean streaming = fields.getOrDefault("stream", List.of()).contains("true");
        return new WireRequest(ProtocolPath.of(profile, request), WireBody.Form.of(parts), streaming, Map.of());
    }

    /** An array is a field for each element, whose name ends in brackets; {@code null} takes the field away. */
    private static void parameter(Map<String, List<String>> fields, String name, JsonText value) {
        JsonNode json = Json.exact(value);
        if (json.isNull()) {
            fields.remove(name);
        } else if (json.isArray()) {
            fields.put(
                    name.endsWith("[]") ? name : name + "[]",
                    StreamSupport.stream(json.spliterator(), false)
                            .map(Json::text)
                            .toList());
        } else {
            fields.put(name, List.of(Json.text(json)));
        }
    }

    private static ContentPart.Attachment audio(ChatMessage message) {
        List<ContentPart.Attachment> files = message.parts().stream()
                .filter(ContentPart.Attachment.class::isInstance)
                .map(ContentPart.Attachment.class::cast)
                .toList();
        if (files.size() != 1 || !isAudio(files.getFirst())) {
            throw new IllegalArgumentException("A transcription needs one audio file attached to the last message.");
        }
        return files.getFirst();
    }

    /** Containers of video hold audio too, and the API takes them. */
    private static boolean isAudio(ContentPart.Attachment file) {
        String type = file.mediaType().toLowerCase(Locale.ROOT);
        return type.startsWith("audio/") || type.startsWith("video/") || type.equals("application/ogg");
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new TranscriptionDecoder();
    }
}
