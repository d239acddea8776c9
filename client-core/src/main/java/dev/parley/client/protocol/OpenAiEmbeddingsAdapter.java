package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v1/embeddings} (reference: "Create embeddings"). The encoding is always said, because some servers, FlexAI
 * among them, have no default. Several inputs are the parameter {@code input}, an array.
 */
public final class OpenAiEmbeddingsAdapter implements ProtocolAdapter {

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        ObjectNode body = OpenAiBody.start(request, profile);
        body.put("input", PlainPrompt.last(request, profile));
        body.put("encoding_format", "float");
        return WireRequest.json(ProtocolPath.of(profile, request), OpenAiBody.finish(body, request, false), false);
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new Decoder(media);
    }

    @Override
    public Framing framing(EndpointProfile profile, boolean streaming) {
        return Framing.JSON;
    }

    private static final class Decoder extends WholeDecoder {
        private final MediaIntake media;

        Decoder(MediaIntake media) {
            this.media = media;
        }

        @Override
        public void whole(String body, EventSink out) throws DecodeException {
            JsonNode json = JsonAnswer.object(body);
            int position = 0;
            int vectors = 0;
            for (JsonNode item : json.path("data")) {
                List<Float> vector = vector(item.path("embedding"));
                if (vector == null) {
                    JsonAnswer.unrecognized(item, out);
                } else {
                    int index = item.path("index").asInt(position);
                    out.emit(new StreamEvent.EmbeddingReceived(index, vector, System.nanoTime()));
                    vectors++;
                }
                position++;
            }
            if (vectors == 0) {
                throw DecodeException.malformed("data", "There is no vector in the answer.");
            }
            JsonAnswer.usage(json.path("usage"), out);
        }

        private @Nullable List<Float> vector(JsonNode embedding) throws DecodeException {
            return embedding.isString() ? decoded(media.restored(embedding.stringValue())) : numbers(embedding);
        }

        private static @Nullable List<Float> numbers(JsonNode array) {
            if (!array.isArray()) {
                return null;
            }
            List<Float> vector = new ArrayList<>(array.size());
            for (JsonNode number : array) {
                if (!number.isNumber()) {
                    return null;
                }
                vector.add((float) number.asDouble(Double.NaN));
            }
            return vector.isEmpty() ? null : vector;
        }

        /** With {@code encoding_format} base64: float32, little-endian, one after the other. */
        private static @Nullable List<Float> decoded(String base64) {
            ByteBuffer bytes;
            try {
                bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
            } catch (IllegalArgumentException notBase64) {
                return null;
            }
            if (bytes.remaining() == 0 || bytes.remaining() % Float.BYTES != 0) {
                return null;
            }
            List<Float> vector = new ArrayList<>(bytes.remaining() / Float.BYTES);
            while (bytes.hasRemaining()) {
                vector.add(bytes.getFloat());
            }
            return vector;
        }
    }
}
