package dev.parley.client.delivery;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.protocol.Json;
import tools.jackson.databind.JsonNode;

/** What of the body of a job's last answer the protocol gets to read. */
public final class Samples {

    private Samples() {}

    /** The answer within {@code body}; the body itself where the delivery wraps nothing around it. */
    public static String answer(EndpointProfile profile, String body) {
        return switch (profile.delivery()) {
            case VESSL_ASYNC, REPLICATE, RUNPOD -> output(profile, body);
            case DIRECT, VESSL_RELAY, HF_ENDPOINT, FAL, OPENAI_BACKGROUND, BENTOML_TASK, DJL_ASYNC -> body;
        };
    }

    private static String output(EndpointProfile profile, String body) {
        JsonNode json = Json.parse(body);
        JsonNode output = json == null ? null : json.path("output");
        return output == null || output.isMissingNode()
                ? body
                : JobOutput.result(profile, output).text();
    }
}
