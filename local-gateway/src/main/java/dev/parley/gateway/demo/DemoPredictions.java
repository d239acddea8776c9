package dev.parley.gateway.demo;

import dev.parley.gateway.upstream.UpstreamRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /predictions/{model}} as a TorchServe handler would answer it: {@code {"question": "..."}}, or the text
 * under {@code prompt}, {@code inputs}, {@code text} or {@code data}, or a bare JSON string or text/plain, gives
 * {@code {"answer": "..."}}.
 */
final class DemoPredictions implements DemoDialect {
    private static final List<String> FIELDS = List.of("question", "prompt", "inputs", "text", "data");

    @Override
    public DemoError.Shape errors() {
        return DemoError.Shape.TORCHSERVE;
    }

    @Override
    public DemoRequest read(UpstreamRequest request) {
        return DemoRequest.whole(question(request), DemoJson.object());
    }

    @Override
    public ObjectNode whole(DemoRequest request, DemoAnswer answer) {
        return DemoJson.object().put("answer", answer.text());
    }

    private static String question(UpstreamRequest request) {
        String type = request.header("content-type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("text/plain")) {
            return new String(request.body(), StandardCharsets.UTF_8);
        }
        JsonNode body = DemoJson.parse(request.body());
        if (body.isString()) {
            return body.stringValue();
        }
        for (String field : FIELDS) {
            if (body.isObject() && DemoJson.member(body, field) != null) {
                List<String> values = DemoJson.strings(body, field);
                if (values.size() != 1) {
                    throw DemoJson.refusal(
                            "The demo takes one text, not " + values.size() + ".", field, "unsupported_value");
                }
                return values.getFirst();
            }
        }
        throw DemoJson.refusal(
                "The body must be a JSON object with the text under \"question\" (or prompt, inputs, text, data).",
                "question",
                "missing_required_parameter");
    }
}
