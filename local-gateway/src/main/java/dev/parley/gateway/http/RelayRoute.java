package dev.parley.gateway.http;

import dev.parley.gateway.upstream.CallHead;
import dev.parley.gateway.upstream.HeaderRules;
import dev.parley.gateway.upstream.RequestBody;
import dev.parley.gateway.upstream.Upstream;
import dev.parley.gateway.upstream.UpstreamCall;
import io.vertx.core.MultiMap;
import java.util.function.BiConsumer;

/** Sends a request on to an upstream and its answer back; a caller that leaves ends the call. */
final class RelayRoute {

    /** Passes method, path, query and body as they are (WIRE section 1). */
    void relay(Exchange exchange, Upstream upstream, String uri) {
        exchange.body(body -> send(exchange, upstream, uri, body, HeaderRules::relayed));
    }

    /** As {@link #relay}, but the answer keeps its headers. */
    void pass(Exchange exchange, Upstream upstream, String uri) {
        exchange.body(body -> pass(exchange, upstream, uri, body));
    }

    /** As {@link #pass(Exchange, Upstream, String)}, with another body. */
    void pass(Exchange exchange, Upstream upstream, String uri, RequestBody body) {
        exchange.response().putHeader("x-request-id", exchange.id());
        send(exchange, upstream, uri, body, HeaderRules::passed);
    }

    private void send(
            Exchange exchange,
            Upstream upstream,
            String uri,
            RequestBody body,
            BiConsumer<MultiMap, MultiMap> passing) {
        if (exchange.response().closed()) {
            return; // the caller left while its body was read
        }
        exchange.trace().opened(upstream.name());
        CallHead head = new CallHead(
                exchange.request().method().name(),
                uri,
                HeaderRules.toUpstream(exchange.request().headers()));
        UpstreamCall call = upstream.open(exchange.context(), head, body, new ClientReply(exchange, passing));
        exchange.onLeave(call::cancel);
    }
}
