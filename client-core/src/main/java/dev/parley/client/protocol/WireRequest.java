package dev.parley.client.protocol;

import java.util.Map;

/**
 * What a protocol wants to be sent, before a delivery decides how.
 *
 * @param path with the leading slash, possibly with a query
 * @param streaming whether the answer was asked for as a stream
 * @param headers that the protocol itself needs, such as a version; the profile's own headers win over them
 */
public record WireRequest(String path, WireBody body, boolean streaming, Map<String, String> headers) {

    public WireRequest {
        headers = Map.copyOf(headers);
    }

    /** A request with a JSON body and no headers of its own. */
    public static WireRequest json(String path, String json, boolean streaming) {
        return new WireRequest(path, new WireBody.Json(json), streaming, Map.of());
    }

    public WireRequest withHeaders(Map<String, String> newHeaders) {
        return new WireRequest(path, body, streaming, newHeaders);
    }
}
