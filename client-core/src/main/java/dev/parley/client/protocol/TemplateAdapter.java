package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.FinishReason;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.wire.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Any JSON endpoint: a body template, a pointer to the text, a rule for streams. */
public final class TemplateAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        TemplateSettings settings = settings(profile);
        String model = request.model() != null ? request.model() : profile.model();
        String body = new BodyTemplate(settings.body()).fill(request, model);
        return WireRequest.json(ProtocolPath.of(profile, request), body, settings.streamRule() != StreamRule.JSON);
    }

    @Override
    public @Nullable ModelListing models() {
        return null;
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return decoder(settings(profile));
    }

    /**
     * The decoder of answers to such a template.
     *
     * @throws IllegalArgumentException if a pointer is none
     */
    public static AnswerDecoder decoder(TemplateSettings settings) {
        return new Decoder(settings);
    }

    @Override
    public Framing framing(EndpointProfile profile, boolean streaming) {
        return switch (settings(profile).streamRule()) {
            case SSE -> Framing.SSE;
            case NDJSON -> Framing.NDJSON;
            case JSON -> Framing.JSON;
            case TEXT -> Framing.TEXT;
        };
    }

    private static TemplateSettings settings(EndpointProfile profile) {
        TemplateSettings settings = profile.template();
        if (settings == null) {
            throw new IllegalArgumentException("The template protocol needs a body template and a pointer.");
        }
        return settings;
    }

    /** Takes the text at the pointer; an orderly end of the connection is the end of the answer. */
    private static final class Decoder implements AnswerDecoder {
        private final StreamRule rule;
        private final JsonPointer pointer;
        private final @Nullable JsonPointer errorPointer;
        private @Nullable FinishReason finishReason;

        Decoder(TemplateSettings settings) {
            this.rule = settings.streamRule();
            this.pointer = JsonPointer.compile(settings.pointer());
            this.errorPointer = settings.errorPointer() == null ? null : JsonPointer.compile(settings.errorPointer());
        }

        @Override
        public boolean piece(Frame frame, EventSink out) throws DecodeException {
            String data = frame.text();
            if (data.equals("[DONE]")) {
                finishReason = FinishReason.UNSTATED;
                return true;
            }
            if (rule == StreamRule.TEXT) {
                emit(data, out);
                return false;
            }
            JsonNode json = Json.parseExact(data);
            if (json == null && isWhole()) {
                emit(data, out);
            } else if (json == null) {
                throw DecodeException.malformed("an event", "It is not JSON.");
            } else if (!take(json, data, out)) {
                // Events of a stream may carry other things than text, such as counts at the end.
                out.emit(new StreamEvent.Unrecognized(data, System.nanoTime()));
            }
            return false;
        }

        @Override
        public void whole(String body, EventSink out) throws DecodeException {
            JsonNode json = rule == StreamRule.TEXT ? null : Json.parseExact(body);
            if (json == null && (isWhole() || rule == StreamRule.TEXT)) {
                emit(body, out);
            } else if (json == null) {
                throw DecodeException.malformed("the body", "It is not JSON.");
            } else if (!take(json, body, out)) {
                throw DecodeException.malformed("pointer " + pointer, "The answer has nothing there.");
            }
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

        private boolean isWhole() {
            return pointer.matches();
        }

        private boolean take(JsonNode json, String raw, EventSink out) throws DecodeException {
            if (errorPointer != null) {
                JsonNode error = json.at(errorPointer);
                if (!error.isMissingNode() && !error.isNull()) {
                    throw DecodeException.reported(Json.text(error));
                }
            }
            JsonNode found = json.at(pointer);
            if (found.isMissingNode() || found.isNull()) {
                return false;
            }
            // The whole of an answer is shown as it came, not as it was written anew.
            emit(isWhole() && !found.isString() ? raw : Json.text(found), out);
            return true;
        }

        private static void emit(String text, EventSink out) {
            if (!text.isEmpty()) {
                out.emit(new StreamEvent.TextDelta(0, text, System.nanoTime()));
            }
        }
    }
}
