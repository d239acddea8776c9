package dev.parley.gateway.demo;

import dev.parley.gateway.upstream.UpstreamRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v2/models/demo/infer} (Open Inference Protocol v2, inference_rest.md): one BYTES tensor with one string
 * in, one with the answer out.
 */
final class DemoInfer implements DemoDialect {
    static final String INPUT = "text_input";
    static final String OUTPUT = "text_output";
    static final String VERSION = "1";

    @Override
    public DemoError.Shape errors() {
        return DemoError.Shape.KSERVE;
    }

    @Override
    public DemoRequest read(UpstreamRequest request) {
        if (request.header("inference-header-content-length") != null) {
            throw DemoJson.refusal("The demo reads tensors as JSON only, not as binary data.", null, null);
        }
        JsonNode body = DemoJson.parseObject(request.body());
        JsonNode inputs = DemoJson.member(body, "inputs");
        if (inputs == null || !inputs.isArray() || inputs.size() != 1) {
            throw DemoJson.refusal("'inputs' must be an array with one tensor.", "inputs", null);
        }
        checkOutputs(body);
        String text = text(inputs.get(0));
        ObjectNode echo = DemoJson.object();
        String id = DemoJson.string(body, "id");
        if (id != null) {
            echo.put("id", id);
        }
        JsonNode shape = inputs.get(0).get("shape");
        echo.set("shape", shape);
        return DemoRequest.whole(text, echo);
    }

    @Override
    public ObjectNode whole(DemoRequest request, DemoAnswer answer) {
        ObjectNode body = DemoJson.object().put("model_name", DemoModel.NAME).put("model_version", VERSION);
        JsonNode id = request.echo().get("id");
        if (id != null) {
            body.set("id", id);
        }
        ObjectNode output =
                body.putArray("outputs").addObject().put("name", OUTPUT).put("datatype", "BYTES");
        output.set("shape", request.echo().get("shape"));
        output.putArray("data").add(answer.text());
        return body;
    }

    private static void checkOutputs(JsonNode body) {
        JsonNode outputs = DemoJson.member(body, "outputs");
        if (outputs == null) {
            return;
        }
        for (JsonNode output : outputs) {
            String name = output.path("name").asString("");
            if (!name.equals(OUTPUT)) {
                throw DemoJson.refusal(
                        "The model 'demo' has no output '" + name + "'; it has '" + OUTPUT + "'.", "outputs", null);
            }
        }
    }

    private static String text(JsonNode tensor) {
        if (!tensor.path("name").isString()) {
            throw DemoJson.refusal("inputs[0].name must be a string.", "inputs", null);
        }
        if (!tensor.path("datatype").asString("").equals("BYTES")) {
            throw DemoJson.refusal("inputs[0].datatype must be BYTES: the demo reads text.", "inputs", null);
        }
        JsonNode shape = tensor.path("shape");
        boolean one = shape.isArray() && !shape.isEmpty();
        for (JsonNode size : shape) {
            one &= size.isIntegralNumber() && size.asLong() == 1;
        }
        if (!one) {
            throw DemoJson.refusal("inputs[0].shape must be [1]: the demo takes one string.", "inputs", null);
        }
        List<String> data = new ArrayList<>();
        flatten(tensor.get("data"), data);
        if (data.size() != 1) {
            throw DemoJson.refusal(
                    "inputs[0].data has " + data.size() + " elements, its shape says 1.", "inputs", null);
        }
        return data.getFirst();
    }

    /** Tensor data may be nested or flat, in row-major order. The parser bounds the depth. */
    private static void flatten(@Nullable JsonNode node, List<String> into) {
        if (node != null && node.isArray()) {
            node.forEach(each -> flatten(each, into));
        } else if (node != null && node.isString()) {
            into.add(node.stringValue());
        } else {
            throw DemoJson.refusal("inputs[0].data must hold strings.", "inputs", null);
        }
    }
}
