package dev.parley.gateway.http;

import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.routing.ModelRouter;
import dev.parley.gateway.upstream.Upstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The HTTP server of a gateway, on the loopback address only. */
public final class GatewayServer {
    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final Front front;
    private final int headerLimit;

    /**
     * A server that is not yet listening.
     *
     * @param demo the upstream that also answers at the root
     * @param jobs opened when it is first asked for
     */
    public GatewayServer(
            Vertx vertx, ServerRules rules, Upstream demo, List<Upstream> remotes, Supplier<JobQueue> jobs) {
        this.vertx = vertx;
        this.headerLimit = rules.headerBytes();
        JsonBody json = new JsonBody(rules.bodyBytes());
        RelayRoute relay = new RelayRoute();
        Map<String, Upstream> byName = new LinkedHashMap<>();
        remotes.forEach(remote -> byName.put(remote.name(), remote));
        Map<String, List<String>> named = new LinkedHashMap<>();
        remotes.forEach(remote -> named.put(remote.name(), remote.models()));
        ModelRouter router = new ModelRouter(demo.name(), named);
        byName.put(demo.name(), demo);
        ModelList models = new ModelList(vertx, demo, remotes, json);
        RequestGuard guard = new RequestGuard(new TokenCheck(rules.token()), rules.allowedOrigins(), rules.bodyBytes());
        this.front = new Front(
                vertx,
                guard,
                rules,
                byName,
                demo,
                relay,
                new OpenAiRoute(router, byName, models, relay, json),
                new AsyncRoute(jobs, json));
    }

    /** Listens on {@code port}, 0 for any free one; fails with a {@code BindException} if it is busy. */
    public Future<HttpServer> listen(int port) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(port)
                .setMaxHeaderSize(headerLimit)
                .setMaxInitialLineLength(headerLimit)
                .setHttp2ClearTextEnabled(false);
        return vertx.createHttpServer(options)
                .requestHandler(front)
                .invalidRequestHandler(front::unreadable)
                .listen();
    }
}
