package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.FinishReason;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.wire.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /predictions/{model}} of TorchServe and DJL Serving. What the model behind it takes and answers is its own
 * affair: the prompt goes as {@code {"prompt": ...}} with the parameters beside it, and the answer is text, whole or in
 * chunks, or any JSON. A handler that wants another body is a template endpoint.
 */
public final class TorchServeAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("prompt", PlainPrompt.dialogue(request, profile));
        request.parameters().forEach((name, value) -> body.set(name, Json.exact(value)));
        return WireRequest.json(ProtocolPath.of(profile, request), body.toString(), stream);
    }

    @Override
    public @Nullable ModelListing models() {
        return null;
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new Decoder();
    }

    private static final class Decoder implements AnswerDecoder {
        /** Where handlers put their text, the most telling first. */
        private static final List<String> NAMES =
                List.of("generated_text", "text", "answer", "output", "prediction", "predictions");

        /** Whether the pieces are JSON, which the first one says; text never begins like that, see FramingDetector. */
        private @Nullable Boolean json;

        private @Nullable FinishReason finishReason;

        @Override
        public boolean piece(Frame frame, EventSink out) throws DecodeException {
            if (json == null) {
                json = frame.text().stripLeading().startsWith("{");
            }
            if (frame.is("[DONE]")) {
                return true;
            }
            if (!json) {
                JsonAnswer.text(0, frame.text(), out);
                return false;
            }
            JsonNode piece = Json.parseExact(frame.text());
            if (piece == null) {
                throw DecodeException.malformed("an event", "It is not JSON.");
            }
            checkError(piece);
            String text = pieceText(piece);
            if (text == null) {
                JsonAnswer.unrecognized(piece, out);
            } else {
                JsonAnswer.text(0, text, out);
            }
            finish(piece.path("details").path("finish_reason"));
            return false;
        }

        @Override
        public void whole(String body, EventSink out) throws DecodeException {
            if (body.isBlank()) {
                throw DecodeException.malformed("the body", "It is empty.");
            }
            JsonNode found = Json.parseExact(body);
            String text = null;
            if (found != null) {
                checkError(found);
                text = text(found.isArray() && found.size() == 1 ? found.get(0) : found);
            }
            JsonAnswer.text(0, text == null ? body : text, out);
            finishReason = FinishReason.UNSTATED;
        }

        @Override
        public @Nullable FinishReason finishReason() {
            return finishReason;
        }

        @Override
        public @Nullable FinishReason orderlyEnd() {
            return FinishReason.UNSTATED;
        }

        /** DJL's lines hold one token each, and the last one the whole text besides. */
        private static @Nullable String pieceText(JsonNode piece) {
            JsonNode token = piece.path("token").path("text");
            return token.isString() ? token.stringValue() : text(piece);
        }

        /** A string itself, of an object the field that is its text; {@code null}: the JSON as it came says it best. */
        private static @Nullable String text(JsonNode node) {
            if (node.isString()) {
                return node.stringValue();
            }
            for (String name : NAMES) {
                JsonNode value = node.path(name);
                if (!value.isMissingNode() && !value.isNull()) {
                    return Json.text(value);
                }
            }
            return null;
        }

        /** TorchServe's own errors are {@code {"code", "type", "message"}}. */
        private static void checkError(JsonNode json) throws DecodeException {
            JsonAnswer.checkError(json);
            boolean error =
                    json.path("code").asInt(0) >= 400 && json.path("type").isString();
            if (error && json.path("message").isString()) {
                throw DecodeException.reported(json.path("message").stringValue());
            }
        }

        private void finish(JsonNode reason) {
            if (reason.isString()) {
                finishReason = JsonAnswer.reason(reason.stringValue());
            }
        }
    }
}
