package dev.parley.client.snippet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request that was written elsewhere, with its keys still in it: never leaves this package and is never printed.
 *
 * @param url as it was written
 * @param headers in order, duplicates kept
 * @param body {@code null}: none
 */
record PlainRequest(
        String method,
        String url,
        List<Line> headers,
        @Nullable JsonNode body) {

    PlainRequest {
        headers = List.copyOf(headers);
    }

    /** A header line; nothing about it is checked. */
    record Line(String name, String value) {}

    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        headers.forEach(line -> {
            if (line.name().equalsIgnoreCase(name)) {
                values.add(line.value());
            }
        });
        return values;
    }

    @Override
    public String toString() {
        return "PlainRequest[" + method + "]";
    }
}
