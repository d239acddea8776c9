package dev.parley.client.protocol;

import dev.parley.client.ChatRequest;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The caller's parameters, which are written last and win. */
final class Parameters {

    private Parameters() {}

    /** Each as it is. */
    static void into(ObjectNode body, ChatRequest request) {
        request.parameters().forEach((name, value) -> body.set(name, Json.exact(value)));
    }

    /**
     * Each under the endpoint's own name for it.
     *
     * @param names common names that the endpoint has others for
     * @param lists its own names of what must be a list, so that one value alone becomes a list of one
     */
    static void into(ObjectNode body, ChatRequest request, Map<String, String> names, Set<String> lists) {
        request.parameters().forEach((name, value) -> {
            String own = names.getOrDefault(name, name);
            body.set(own, listed(own, Json.exact(value), lists));
        });
    }

    /** The value, or a list of it where the endpoint wants a list. */
    static JsonNode listed(String name, JsonNode value, Set<String> lists) {
        boolean wrap = lists.contains(name) && !value.isArray() && !value.isNull();
        return wrap ? Json.MAPPER.createArrayNode().add(value) : value;
    }

    /** Adds the fields of a value that is an object to those that are there already. */
    static void merge(ObjectNode into, JsonNode value) {
        value.properties().forEach(field -> into.set(field.getKey(), field.getValue()));
    }
}
