package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.EndpointProfile;
import tools.jackson.databind.node.ObjectNode;

/** What the bodies of OpenAI's chat and completions have in common. */
final class OpenAiBody {

    private OpenAiBody() {}

    /** A body with the request's model, else the profile's, else none: many servers have only one. */
    static ObjectNode start(ChatRequest request, EndpointProfile profile) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        String model = ProtocolPath.model(profile, request);
        if (model != null) {
            body.put("model", model);
        }
        return body;
    }

    /** Adds the stream with its usage, if asked for. The caller's parameters come last and win. */
    static String finish(ObjectNode body, ChatRequest request, boolean stream) {
        if (stream) {
            body.put("stream", true);
            body.putObject("stream_options").put("include_usage", true);
        }
        request.parameters().forEach((name, value) -> body.set(name, Json.exact(value)));
        return body.toString();
    }
}
