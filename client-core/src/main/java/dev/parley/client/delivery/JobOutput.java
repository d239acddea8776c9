package dev.parley.client.delivery;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.job.JobResult;
import dev.parley.client.protocol.Json;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The output of a job whose API returns any JSON value. */
final class JobOutput {

    private JobOutput() {}

    /**
     * The text that the protocol decodes. A string is itself; an array of strings is joined, since that is how such APIs
     * return what was streamed. A worker that collects a stream of one wraps its answer into an array: known protocols
     * get what is in it, while a template's pointer counts on what is there.
     */
    static JobResult result(EndpointProfile profile, JsonNode output) {
        if (output.isString()) {
            return new JobResult(output.stringValue(), false);
        }
        if (output.isArray() && !output.isEmpty() && isStrings(output)) {
            return new JobResult(joined(output), false);
        }
        boolean wrapped =
                output.isArray() && output.size() == 1 && output.get(0).isObject();
        JsonNode answer = wrapped && profile.protocol() != Protocol.TEMPLATE ? output.get(0) : output;
        return new JobResult(answer.toString(), true);
    }

    private static boolean isStrings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isString);
    }

    private static String joined(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining());
    }

    /** What an error field says, whatever its shape. */
    static String words(JsonNode error) {
        if (error.isMissingNode() || error.isNull()) {
            return "";
        }
        for (String name : new String[] {"message", "detail", "error"}) {
            if (error.path(name).isString()) {
                return error.path(name).stringValue();
            }
        }
        return Json.text(error);
    }
}
