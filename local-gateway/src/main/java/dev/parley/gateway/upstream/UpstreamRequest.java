package dev.parley.gateway.upstream;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes to a model server.
 *
 * @param uri path and query, as they were received ({@code /v1/completions?x=1})
 * @param headers lower-case names; neither the caller's key nor hop-by-hop headers are among them
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record UpstreamRequest(String method, String uri, Map<String, String> headers, byte[] body) {

    public UpstreamRequest {
        Map<String, String> copy = new TreeMap<>();
        headers.forEach((name, value) -> copy.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(copy);
    }

    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /** The part of the URI before the query. */
    public String path() {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
