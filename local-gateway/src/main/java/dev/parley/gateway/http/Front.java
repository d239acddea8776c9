package dev.parley.gateway.http;

import dev.parley.gateway.routing.Route;
import dev.parley.gateway.upstream.Upstream;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every request passes here: first the guard, then its route. */
final class Front implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final RequestGuard guard;
    private final int bodyLimit;
    private final int headerLimit;
    private final Map<String, Upstream> upstreams;
    private final Upstream demo;
    private final RelayRoute relay;
    private final OpenAiRoute openAi;
    private final AsyncRoute async;
    private final ResponseRoute responses;

    Front(
            Vertx vertx,
            RequestGuard guard,
            ServerRules rules,
            Map<String, Upstream> upstreams,
            Upstream demo,
            RelayRoute relay,
            OpenAiRoute openAi,
            AsyncRoute async,
            ResponseRoute responses) {
        this.vertx = vertx;
        this.guard = guard;
        this.bodyLimit = rules.bodyBytes();
        this.headerLimit = rules.headerBytes();
        this.upstreams = Map.copyOf(upstreams);
        this.demo = demo;
        this.relay = relay;
        this.openAi = openAi;
        this.async = async;
        this.responses = responses;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = new Exchange(vertx, request, bodyLimit);
        Refusal fault = guard.fault(request);
        if (fault != null) {
            exchange.refuse(fault);
            return;
        }
        String origin = request.getHeader("Origin");
        if (origin != null) {
            allow(exchange, origin);
            if (preflight(request)) {
                exchange.response().setStatusCode(204).end();
                return;
            }
        }
        Route route = Route.of(request.uri());
        Refusal token = route instanceof Route.Health ? null : guard.tokenFault(request);
        if (token != null) {
            exchange.refuse(token);
        } else {
            go(exchange, route);
        }
    }

    /** What is not HTTP as this server reads it, such as a head that is too large. */
    void unreadable(HttpServerRequest request) {
        Exchange exchange = new Exchange(vertx, request, bodyLimit);
        Throwable cause = request.decoderResult().cause();
        boolean tooLarge = cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
        exchange.refuse(tooLarge ? Refusal.headersTooLarge(headerLimit) : Refusal.unreadable());
    }

    private void go(Exchange exchange, Route route) {
        switch (route) {
            case Route.Health() -> {
                if (exchange.method("GET", "HEAD")) {
                    exchange.json(200, "{\"status\":\"ok\"}");
                }
            }
            case Route.Relay(String service, String uri) -> {
                Upstream upstream = known(exchange, service);
                if (upstream != null) {
                    relay.relay(exchange, upstream, uri);
                }
            }
            case Route.Jobs(String service) -> {
                if (known(exchange, service) != null) {
                    async.jobs(exchange, service);
                }
            }
            case Route.JobOutput(String service, String id) -> {
                if (known(exchange, service) != null) {
                    async.output(exchange, service, id);
                }
            }
            case Route.JobCancel(String service, String id) -> {
                if (known(exchange, service) != null) {
                    async.cancel(exchange, service, id);
                }
            }
            case Route.JobStream(String service, String id) -> {
                if (known(exchange, service) != null) {
                    async.stream(exchange, service, id);
                }
            }
            case Route.Response(String id) -> responses.one(exchange, id);
            case Route.ResponseCancel(String id) -> responses.cancel(exchange, id);
            case Route.Models() -> openAi.list(exchange);
            case Route.OneModel(String id) -> openAi.one(exchange, id);
            case Route.ByModel(String uri) -> openAi.byModel(exchange, uri);
            case Route.Demo(String uri) -> relay.pass(exchange, demo, uri);
            case Route.Nowhere() ->
                exchange.refuse(Refusal.notFound("not_found", "The gateway has nothing at this path."));
        }
    }

    private @Nullable Upstream known(Exchange exchange, String service) {
        Upstream upstream = upstreams.get(service);
        if (upstream == null) {
            exchange.refuse(Refusal.notFound("service_not_found", "The gateway has no service of that name."));
        }
        return upstream;
    }

    private static boolean preflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains("Access-Control-Request-Method");
    }

    /** The guard let the origin in, so its page may read the answer. */
    private static void allow(Exchange exchange, String origin) {
        var headers = exchange.response().headers();
        headers.set("Access-Control-Allow-Origin", origin).set("Vary", "Origin");
        headers.set("Access-Control-Expose-Headers", "x-request-id");
        if (preflight(exchange.request())) {
            headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
            String wanted = exchange.request().getHeader("Access-Control-Request-Headers");
            headers.set("Access-Control-Allow-Headers", wanted == null ? "authorization, content-type" : wanted);
            headers.set("Access-Control-Max-Age", "600");
        }
    }
}
