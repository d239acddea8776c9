package dev.parley.client.http;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it is to leave. The key is not in it: the transport adds it.
 *
 * @param headers checked before; names as they are to be sent
 * @param contentType of the body
 * @param body {@code null} for a GET
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record HttpCall(
        String method,
        URI url,
        Map<String, String> headers,
        @Nullable String contentType,
        byte @Nullable [] body) {

    public HttpCall {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static HttpCall get(URI url, Map<String, String> headers) {
        return new HttpCall("GET", url, headers, null, null);
    }

    /** The same request to another place of the same origin. */
    HttpCall to(URI target) {
        return new HttpCall(method, target, headers, contentType, body);
    }
}
