package dev.parley.gateway.http;

import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.routing.Route;
import dev.parley.gateway.upstream.Upstream;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every request passes here: first the guard, then its route. */
final class Front implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final Observers observers;
    private final Upstream demo;
    private final RelayRoute relay;
    private final AsyncRoute async;
    private final ResponseRoute responses;
    private final Inspection inspection;
    private volatile Live live;

    /** What a new configuration replaces while the gateway runs; a request goes by the one that it met first. */
    record Live(
            ServerRules rules, RequestGuard guard, KeyRing keys, Map<String, Upstream> upstreams, OpenAiRoute openAi) {

        Live {
            upstreams = Map.copyOf(upstreams);
        }
    }

    Front(
            Vertx vertx,
            Observers observers,
            Live live,
            Upstream demo,
            RelayRoute relay,
            AsyncRoute async,
            ResponseRoute responses,
            Supplier<Optional<JobQueue>> openJobs) {
        this.vertx = vertx;
        this.observers = observers;
        this.live = live;
        this.demo = demo;
        this.relay = relay;
        this.async = async;
        this.responses = responses;
        this.inspection = new Inspection(observers.metrics(), openJobs);
    }

    Live live() {
        return live;
    }

    void live(Live changed) {
        live = changed;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Live now = live;
        Exchange exchange = new Exchange(vertx, request, now.rules.bodyBytes(), observers);
        Refusal fault = now.guard.fault(request);
        if (fault != null) {
            exchange.refuse(fault);
            return;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null) {
            allow(exchange, origin);
            if (preflight(request)) {
                exchange.response().setStatusCode(204).end();
                return;
            }
        }
        Route route = Route.of(request.uri());
        if (route instanceof Route.Health || route instanceof Route.Ready) {
            go(now, exchange, route);
            return;
        }
        Caller caller = now.keys.caller(request.headers());
        if (caller == null) {
            exchange.refuse(Refusal.unauthorized());
        } else if (exchange.admit(caller, reachesService(route))) {
            go(now, exchange, route);
        }
    }

    /** A relayed GET can start a model or hold one busy as well as a POST. */
    private static boolean reachesService(Route route) {
        return route instanceof Route.Relay || route instanceof Route.ByModel || route instanceof Route.Demo;
    }

    /** What is not HTTP as this server reads it, such as a head that is too large. */
    void unreadable(HttpServerRequest request) {
        ServerRules rules = live.rules;
        Exchange exchange = new Exchange(vertx, request, rules.bodyBytes(), observers);
        Throwable cause = request.decoderResult().cause();
        boolean tooLarge = cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException;
        exchange.refuse(tooLarge ? Refusal.headersTooLarge(rules.headerBytes()) : Refusal.unreadable());
    }

    private void go(Live now, Exchange exchange, Route route) {
        switch (route) {
            case Route.Health() -> {
                if (exchange.method("GET", "HEAD")) {
                    exchange.json(200, "{\"status\":\"ok\"}");
                }
            }
            case Route.Ready() -> inspection.ready(exchange, now);
            case Route.Metrics() -> inspection.metrics(exchange, now);
            case Route.Relay(String service, String uri) -> {
                Upstream upstream = known(now, exchange, service);
                if (upstream != null) {
                    relay.relay(exchange, upstream, uri);
                }
            }
            case Route.Jobs(String service) -> {
                if (known(now, exchange, service) != null) {
                    async.jobs(exchange, service);
                }
            }
            case Route.JobOutput(String service, String id) -> {
                if (known(now, exchange, service) != null) {
                    async.output(exchange, service, id);
                }
            }
            case Route.JobCancel(String service, String id) -> {
                if (known(now, exchange, service) != null) {
                    async.cancel(exchange, service, id);
                }
            }
            case Route.JobStream(String service, String id) -> {
                if (known(now, exchange, service) != null) {
                    async.stream(exchange, service, id);
                }
            }
            case Route.Response(String id) -> responses.one(exchange, id);
            case Route.ResponseCancel(String id) -> responses.cancel(exchange, id);
            case Route.Models() -> now.openAi.list(exchange);
            case Route.OneModel(String id) -> now.openAi.one(exchange, id);
            case Route.ByModel(String uri) -> now.openAi.byModel(exchange, uri);
            case Route.Demo(String uri) -> {
                if (exchange.mayUse(demo.name())) {
                    relay.pass(exchange, demo, uri);
                } else {
                    exchange.refuse(Refusal.serviceForbidden());
                }
            }
            case Route.Nowhere() ->
                exchange.refuse(Refusal.notFound("not_found", "The gateway has nothing at this path."));
        }
    }

    private static @Nullable Upstream known(Live now, Exchange exchange, String service) {
        Upstream upstream = now.upstreams.get(service);
        if (upstream == null) {
            exchange.refuse(Refusal.notFound("service_not_found", "The gateway has no service of that name."));
            return null;
        }
        if (!exchange.mayUse(service)) {
            exchange.refuse(Refusal.serviceForbidden());
            return null;
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
        headers.set("Access-Control-Expose-Headers", "x-request-id, retry-after");
        if (preflight(exchange.request())) {
            headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
            String wanted = exchange.request().getHeader("Access-Control-Request-Headers");
            headers.set("Access-Control-Allow-Headers", wanted == null ? "authorization, content-type" : wanted);
            headers.set("Access-Control-Max-Age", "600");
        }
    }
}
