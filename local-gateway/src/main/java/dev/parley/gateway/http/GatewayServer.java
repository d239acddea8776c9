package dev.parley.gateway.http;

import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.routing.ModelRouter;
import dev.parley.gateway.upstream.Upstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The HTTP server of a gateway. */
public final class GatewayServer {
    private final Vertx vertx;
    private final Front front;
    private final Upstream demo;
    private final RelayRoute relay = new RelayRoute();
    private final ResponseRoute responses;
    private final GatewayMetrics metrics = new GatewayMetrics();
    private final RequestLog recent = new RequestLog();
    private final int headerLimit;

    /**
     * A server that is not yet listening.
     *
     * @param demo the upstream that also answers at the root
     * @param jobs opened when it is first asked for
     * @param openJobs the same if it is open already, else nothing
     * @param accessLog {@code null}: none
     */
    public GatewayServer(
            Vertx vertx,
            ServerRules rules,
            Upstream demo,
            List<Upstream> services,
            Supplier<JobQueue> jobs,
            Supplier<Optional<JobQueue>> openJobs,
            @Nullable AccessLog accessLog) {
        this.vertx = vertx;
        this.demo = demo;
        this.headerLimit = rules.headerBytes();
        JsonBody json = new JsonBody(rules.bodyBytes());
        Observers observers = new Observers(metrics, recent, accessLog);
        JobIntake intake = new JobIntake(jobs);
        this.responses = new ResponseRoute(jobs, intake, json);
        AsyncRoute async = new AsyncRoute(jobs, intake, json);
        this.front = new Front(vertx, observers, live(rules, services, null), demo, relay, async, responses, openJobs);
    }

    /** The latest requests. */
    public RequestLog recent() {
        return recent;
    }

    /** A job was started for the first time, so long after it was accepted. */
    public void jobStarted(Duration waited) {
        metrics.jobStarted(waited);
    }

    /** From now on these rules and services hold for requests that come; those under way end as they began. */
    public void change(ServerRules rules, List<Upstream> services) {
        front.live(live(rules, services, front.live().keys()));
    }

    private Front.Live live(ServerRules rules, List<Upstream> services, @Nullable KeyRing keys) {
        JsonBody json = new JsonBody(rules.bodyBytes());
        Map<String, Upstream> byName = new LinkedHashMap<>();
        services.forEach(service -> byName.put(service.name(), service));
        Map<String, List<String>> named = new LinkedHashMap<>();
        services.forEach(service -> named.put(service.name(), service.models()));
        ModelRouter router = new ModelRouter(demo.name(), named);
        byName.put(demo.name(), demo);
        ModelList models = new ModelList(vertx, demo, services, json);
        return new Front.Live(
                rules,
                new RequestGuard(rules),
                KeyRing.of(rules.callers(), keys),
                byName,
                new OpenAiRoute(router, byName, models, relay, responses, json));
    }

    /**
     * Listens; fails with a {@code BindException} if the port is busy.
     *
     * @param port 0 for any free one
     * @param tls {@code null}: plain HTTP
     */
    public Future<HttpServer> listen(String host, int port, @Nullable PemKeyCertOptions tls) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxHeaderSize(headerLimit)
                .setMaxInitialLineLength(headerLimit)
                .setHttp2ClearTextEnabled(false);
        if (tls != null) {
            options.setSsl(true).setUseAlpn(false).setKeyCertOptions(tls);
        }
        return vertx.createHttpServer(options)
                .requestHandler(front)
                .invalidRequestHandler(front::unreadable)
                .listen();
    }
}
