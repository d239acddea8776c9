package dev.parley.gateway.upstream;

import io.vertx.core.MultiMap;

/**
 * The head of a request to a model server.
 *
 * @param uri path and query as they were received, beginning with {@code /}
 * @param headers without the caller's key and without hop-by-hop headers ({@link HeaderRules#toUpstream})
 * @param patience how it waits if the server is cold or busy
 */
public record CallHead(String method, String uri, MultiMap headers, Patience patience) {

    /** Of a relayed request. */
    public CallHead(String method, String uri, MultiMap headers) {
        this(method, uri, headers, Patience.RELAYED);
    }
}
