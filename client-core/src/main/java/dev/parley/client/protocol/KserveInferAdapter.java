package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.JsonText;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v2/models/{model}/infer} of the Open Inference Protocol, version 2 (inference_rest.md), in JSON.
 *
 * <p>The prompt is one BYTES tensor. Of the request's parameters {@code input_name} names it ({@code text_input} if not
 * given), {@code output_name} asks for one output alone, {@code id}, {@code inputs} and {@code outputs} replace those
 * fields, and all others are the protocol's {@code parameters}.
 */
public final class KserveInferAdapter implements ProtocolAdapter {
    private static final String INPUT_NAME = "input_name";
    private static final String OUTPUT_NAME = "output_name";
    private static final Set<String> FIELDS = Set.of("id", "inputs", "outputs");

    @Override
    public WireRequest encode(ChatRequest request, EndpointProfile profile, boolean stream) {
        Map<String, JsonText> given = request.parameters();
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode parameters = body.putObject("parameters");
        ObjectNode input = body.putArray("inputs").addObject();
        input.put("name", given.containsKey(INPUT_NAME) ? Json.text(Json.exact(given.get(INPUT_NAME))) : "text_input");
        input.putArray("shape").add(1);
        input.put("datatype", "BYTES");
        input.putArray("data").add(PlainPrompt.dialogue(request, profile));
        given.forEach((name, value) -> {
            switch (name) {
                case INPUT_NAME -> {
                    // has its place already
                }
                case OUTPUT_NAME -> body.putArray("outputs").addObject().put("name", Json.text(Json.exact(value)));
                default -> (FIELDS.contains(name) ? body : parameters).set(name, Json.exact(value));
            }
        });
        if (parameters.isEmpty()) {
            body.remove("parameters");
        }
        return WireRequest.json(ProtocolPath.of(profile, request), body.toString(), false);
    }

    @Override
    public ModelListing models() {
        return ModelListing.KSERVE;
    }

    @Override
    public AnswerDecoder decoder(EndpointProfile profile, MediaIntake media) {
        return new Decoder();
    }

    @Override
    public Framing framing(EndpointProfile profile, boolean streaming) {
        return Framing.JSON;
    }

    /** The first BYTES output is the text, tensors of floating-point numbers are vectors, the rest is shown as it is. */
    private static final class Decoder extends WholeDecoder {
        private static final Set<String> FLOATS = Set.of("FP16", "BF16", "FP32", "FP64");
        private static final String BINARY = "binary_data_size";

        private boolean text;
        private int vectors;

        @Override
        public void whole(String body, EventSink out) throws DecodeException {
            JsonNode json = Json.parse(body);
            if (json == null && body.contains(BINARY)) {
                throw binary();
            }
            JsonNode outputs = JsonAnswer.object(body).path("outputs");
            for (JsonNode output : outputs) {
                output(output, out);
            }
            if (!text && vectors == 0) {
                throw DecodeException.malformed(
                        "outputs",
                        outputs.isEmpty() ? "The answer has none." : "None of them is text or a vector of numbers.");
            }
        }

        private void output(JsonNode output, EventSink out) throws DecodeException {
            if (!output.path("parameters").path(BINARY).isMissingNode()) {
                throw binary();
            }
            String type = Json.text(output.path("datatype"));
            List<JsonNode> values = new ArrayList<>();
            flatten(output.path("data"), values);
            if (type.equals("BYTES") && !text && values.stream().allMatch(JsonNode::isString)) {
                text = true;
                StringBuilder joined = new StringBuilder();
                values.forEach(value -> joined.append(value.stringValue()));
                JsonAnswer.text(0, joined.toString(), out);
            } else if (FLOATS.contains(type)
                    && !values.isEmpty()
                    && values.stream().allMatch(JsonNode::isNumber)) {
                vectors(output.path("shape"), values, out);
            } else {
                JsonAnswer.unrecognized(output, out);
            }
        }

        /** Data may be nested by the shape or flat, in row-major order (section "Tensor Data"). */
        private static void flatten(JsonNode data, List<JsonNode> into) {
            for (JsonNode value : data) {
                if (value instanceof ArrayNode) {
                    flatten(value, into);
                } else {
                    into.add(value);
                }
            }
        }

        /** One vector for each row of the last dimension; a shape that does not fit the data is not believed. */
        private void vectors(JsonNode shape, List<JsonNode> values, EventSink out) {
            int last = shape.path(shape.size() - 1).asInt(0);
            int width = last > 0 && values.size() % last == 0 ? last : values.size();
            for (int from = 0; from < values.size(); from += width) {
                List<Float> vector = new ArrayList<>(width);
                values.subList(from, from + width).forEach(value -> vector.add((float) value.asDouble(Double.NaN)));
                out.emit(new StreamEvent.EmbeddingReceived(vectors++, vector, System.nanoTime()));
            }
        }

        private static DecodeException binary() {
            return DecodeException.malformed(
                    "outputs", "The server sent binary tensors, and only tensors in JSON are understood.");
        }
    }
}
