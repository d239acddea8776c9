package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.FinishReason;
import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.wire.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/audio/speech} (reference: "Create speech"). The answer is the audio itself; with the parameter
 * {@code "stream_format": "sse"} it comes as events that hold it in pieces.
 */
public final class OpenAiSpeechAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ObjectNode body = OpenAiBody.start(request, profile);
        body.put("input", PlainPrompt.last(request, profile));
        body.put("voice", "alloy");
        return WireRequest.json(ProtocolPath.of(profile, request), OpenAiBody.finish(body, request, false), false)
                .withHeaders(Map.of("Accept", "audio/*, text/event-stream, application/json"));
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new Decoder(media);
    }

    @Override
    public Framing framing(EndpointProfile profile, boolean streaming) {
        return Framing.BINARY;
    }

    /** What is not the audio: events, or JSON that says what went wrong. */
    private static final class Decoder implements AnswerDecoder {
        private static final int MOST_BYTES = 64 << 20;

        private final MediaIntake media;
        private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
        private @Nullable FinishReason finishReason;

        Decoder(MediaIntake media) {
            this.media = media;
        }

        @Override
        public boolean piece(Frame frame, EventSink out) throws DecodeException {
            JsonNode json = JsonAnswer.object(frame);
            JsonNode piece = json.path("audio");
            switch (Json.text(json.path("type"))) {
                case "speech.audio.delta" -> {
                    collect(piece.isString() ? piece.stringValue() : "");
                    out.emit(new StreamEvent.Progress(null, audio.size() + " bytes", System.nanoTime()));
                }
                case "speech.audio.done" -> {
                    out.emit(new StreamEvent.MediaReceived(0, store(), System.nanoTime()));
                    JsonAnswer.usage(json.path("usage"), out);
                    finishReason = FinishReason.UNSTATED;
                }
                default -> JsonAnswer.unrecognized(json, out);
            }
            return finishReason != null;
        }

        @Override
        public void whole(String body, EventSink out) throws DecodeException {
            JsonAnswer.object(body);
            throw DecodeException.malformed("the body", "It is JSON where audio was expected.");
        }

        private void collect(String base64) throws DecodeException {
            try {
                audio.writeBytes(Base64.getDecoder().decode(media.restored(base64)));
            } catch (IllegalArgumentException notBase64) {
                throw DecodeException.malformed("the audio", "It is not base64.");
            }
            if (audio.size() > MOST_BYTES) {
                throw DecodeException.tooLarge("the audio", MOST_BYTES);
            }
        }

        private Media store() throws DecodeException {
            try {
                return media.bytes(new ByteArrayInputStream(audio.toByteArray()), "");
            } catch (IOException e) {
                throw DecodeException.malformed("the audio", "It could not be stored: " + e.getMessage());
            }
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
