package dev.parley.gateway.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error answer before it has the shape of an API.
 *
 * @param type in OpenAI's words, such as {@code invalid_request_error}
 * @param param the field of the request that is at fault, if one is
 * @param code machine-readable: a string, a number or nothing
 * @param headers beside the content type, such as Retry-After or Allow
 * @param facts further members of an OpenAI error object: counts
 */
record DemoError(
        int status,
        String message,
        String type,
        @Nullable String param,
        @Nullable Object code,
        Map<String, String> headers,
        Map<String, Integer> facts) {

    /** The shapes of an error body. */
    enum Shape {
        /** {@code {"error":{"message","type","param","code"}}}. */
        OPENAI,
        /** {@code {"code","type","message"}} (TorchServe, inference API). */
        TORCHSERVE,
        /** {@code {"error":"..."}} (Open Inference Protocol v2). */
        KSERVE
    }

    static DemoError invalid(String message, @Nullable String param, @Nullable String code) {
        return new DemoError(400, message, "invalid_request_error", param, code, Map.of(), Map.of());
    }

    static DemoError notFound(String message, String code) {
        return new DemoError(404, message, "invalid_request_error", null, code, Map.of(), Map.of());
    }

    static DemoError unknownModel(String name) {
        return new DemoError(
                404,
                "The model '" + name + "' does not exist here; this server has 'demo'.",
                "invalid_request_error",
                "model",
                "model_not_found",
                Map.of(),
                Map.of());
    }

    static DemoError wrongMethod(String method, String allow) {
        return new DemoError(
                405,
                "This path does not take " + method + "; it takes " + allow + ".",
                "invalid_request_error",
                null,
                "method_not_allowed",
                Map.of("Allow", allow),
                Map.of());
    }

    ObjectNode body(Shape shape) {
        return switch (shape) {
            case OPENAI -> openAi();
            case TORCHSERVE ->
                DemoJson.object()
                        .put("code", status)
                        .put("type", torchServeType())
                        .put("message", message);
            case KSERVE -> DemoJson.object().put("error", message);
        };
    }

    private ObjectNode openAi() {
        ObjectNode error = DemoJson.object().put("message", message).put("type", type);
        if (!(code instanceof Integer)) {
            error.put("param", param); // llama.cpp's errors, those with a number, have no such member
        }
        error.putPOJO("code", code);
        facts.forEach(error::put);
        return DemoJson.object().set("error", error);
    }

    private String torchServeType() {
        return switch (status) {
            case 400, 429 -> "BadRequestException";
            case 404 -> "model_not_found".equals(code) ? "ModelNotFoundException" : "ResourceNotFoundException";
            case 405 -> "MethodNotAllowedException";
            case 503 -> "ServiceUnavailableException";
            default -> "InternalServerException";
        };
    }
}
