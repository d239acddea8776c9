package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.FinishReason;
import dev.parley.client.JsonText;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.wire.Frame;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/images/generations} (reference: "Create image"). Images are asked for as base64, since a link is never
 * fetched; not of the models called gpt-image, which know nothing else and refuse the field.
 */
public final class OpenAiImagesAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ObjectNode body = OpenAiBody.start(request, profile);
        body.put("prompt", PlainPrompt.last(request, profile));
        if (!model(request, profile).contains("gpt-image")) {
            body.put("response_format", "b64_json");
        }
        return WireRequest.json(ProtocolPath.of(profile, request), OpenAiBody.finish(body, request, false), false);
    }

    /** The model as it will be sent. */
    private static String model(ChatRequest request, EndpointProfile profile) {
        JsonText parameter = request.parameters().get("model");
        String model = parameter != null ? Json.text(Json.exact(parameter)) : ProtocolPath.model(profile, request);
        return model == null ? "" : model.toLowerCase(Locale.ROOT);
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new Decoder(new MediaItems(media));
    }

    /** Whole, or as events where the caller's parameters ask for a stream. */
    private static final class Decoder implements AnswerDecoder {
        private final MediaItems items;
        private @Nullable FinishReason finishReason;

        Decoder(MediaItems items) {
            this.items = items;
        }

        @Override
        public boolean piece(Frame frame, EventSink out) throws DecodeException {
            if (frame.is("[DONE]")) {
                return true;
            }
            JsonNode json = JsonAnswer.object(frame);
            String type = Json.text(json.path("type"));
            if (type.endsWith(".partial_image")) {
                // A preview that the finished image replaces.
                out.emit(new StreamEvent.Progress(null, "partial image", System.nanoTime()));
            } else if (type.endsWith(".completed") && items.one(0, json, mediaType(json), out)) {
                JsonAnswer.usage(json.path("usage"), out);
                finishReason = FinishReason.UNSTATED;
            } else {
                JsonAnswer.unrecognized(json, out);
            }
            return false;
        }

        @Override
        public void whole(String body, EventSink out) throws DecodeException {
            JsonNode json = JsonAnswer.object(body);
            JsonNode data = json.path("data");
            if (items.list(data, mediaType(json), out) == 0) {
                throw DecodeException.malformed("data", "There is no image in the answer.");
            }
            JsonAnswer.usage(json.path("usage"), out);
            finishReason = FinishReason.UNSTATED;
        }

        private static @Nullable String mediaType(JsonNode json) {
            JsonNode format = json.path("output_format");
            return format.isString() && format.stringValue().matches("png|jpeg|webp")
                    ? "image/" + format.stringValue()
                    : null;
        }

        @Override
        public @Nullable FinishReason finishReason() {
            return finishReason;
        }

        @Override
        public @Nullable FinishReason orderlyEnd() {
            return null;
        }
    }
}
