package dev.parley.gateway;

import dev.parley.gateway.demo.DemoModel;
import dev.parley.gateway.http.GatewayServer;
import dev.parley.gateway.http.ServerRules;
import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.JobStoreException;
import dev.parley.gateway.job.UpstreamCaller;
import dev.parley.gateway.upstream.BlockingResponder;
import dev.parley.gateway.upstream.BlockingUpstream;
import dev.parley.gateway.upstream.Upstream;
import dev.parley.gateway.upstream.UpstreamStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A running gateway on 127.0.0.1. Thread-safe. */
public final class Gateway implements AutoCloseable {
    private static final int PORTS_TRIED = 100;
    private static final long CLOSE_WAIT_S = 2;

    private final GatewayConfig config;
    private final Vertx vertx;
    private final Upstreams upstreams;
    private final LazyJobs jobs;
    private final URI url;

    private Gateway(GatewayConfig config, Vertx vertx, Upstreams upstreams, LazyJobs jobs, int port) {
        this.config = config;
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.jobs = jobs;
        this.url = URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Starts a gateway; when this returns it answers.
     *
     * @throws GatewayException if it cannot: no free port, the data folder in use by another one or not writable
     */
    public static Gateway start(GatewayConfig config) {
        return start(config, new DemoModel(config.demoTokensPerSecond()));
    }

    /** As {@link #start(GatewayConfig)}, with another model in the demo model's place. */
    static Gateway start(GatewayConfig config, BlockingResponder demoModel) {
        Vertx vertx = vertx();
        try {
            return start(config, demoModel, vertx);
        } catch (JobStoreException e) {
            close(vertx);
            throw new GatewayException(e.getMessage() == null ? "The jobs cannot be opened." : e.getMessage(), e);
        } catch (GatewayException e) {
            close(vertx);
            throw e;
        }
    }

    private static Gateway start(GatewayConfig config, BlockingResponder demoModel, Vertx vertx) {
        Upstream demo = new BlockingUpstream(ServiceConfig.DEMO, demoModel);
        Upstreams upstreams = Upstreams.of(config, vertx);
        Map<String, Upstream> byName = new LinkedHashMap<>();
        byName.put(demo.name(), demo);
        upstreams.all().forEach(upstream -> byName.put(upstream.name(), upstream));
        int bodyBytes = config.limits().bodyBytes();
        UpstreamCaller caller = new UpstreamCaller(vertx.getOrCreateContext(), byName, bodyBytes);
        LazyJobs jobs = new LazyJobs(() -> JobQueue.open(
                config.jobs().folder(), byName.keySet(), caller, config.jobs().concurrency()));
        if (config.jobs().folder() != null) {
            jobs.get(); // what an earlier process left goes on now
        }
        ServerRules rules = new ServerRules(
                config.token().reveal(),
                config.allowedOrigins(),
                bodyBytes,
                config.limits().headerBytes());
        GatewayServer server = new GatewayServer(vertx, rules, demo, upstreams.all(), jobs);
        try {
            return new Gateway(config, vertx, upstreams, jobs, listen(config, server));
        } catch (GatewayException e) {
            jobs.close();
            upstreams.close();
            throw e;
        }
    }

    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setUseDaemonThread(true)
                .setEventLoopPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    private static int listen(GatewayConfig config, GatewayServer server) {
        int tries = config.portFallback() && config.port() != 0 ? PORTS_TRIED : 1;
        for (int port = config.port(); port < config.port() + tries && port <= 65_535; port++) {
            @Nullable HttpServer listening = listen(server, port);
            if (listening != null) {
                return listening.actualPort();
            }
        }
        throw new GatewayException("The port " + config.port() + " of this machine is in use.");
    }

    /** The server on that port; {@code null} if it is busy. */
    private static @Nullable HttpServer listen(GatewayServer server, int port) {
        Future<HttpServer> listening = server.listen(port);
        try {
            return listening.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException) {
                return null;
            }
            throw new GatewayException("The gateway cannot listen on port " + port + " of this machine.", e);
        }
    }

    /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
    public URI url() {
        return url;
    }

    /** What callers must send as {@code Authorization: Bearer}. */
    public String token() {
        return config.token().reveal();
    }

    /** The names of all services, {@code demo} first. */
    public List<String> services() {
        List<String> names = new ArrayList<>();
        names.add(ServiceConfig.DEMO);
        config.services().forEach(service -> names.add(service.name()));
        return List.copyOf(names);
    }

    /** What can be seen of each service but the demo model, in the order of the configuration. */
    List<UpstreamStatus> upstreams() {
        return upstreams.all().stream().map(Upstream::status).toList();
    }

    /**
     * Stops within 5 seconds, the processes that it started too. Jobs that run now stay in the data folder and go on at
     * the next start.
     */
    @Override
    public void close() {
        jobs.close();
        upstreams.beginClose();
        close(vertx);
        upstreams.close();
    }

    private static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_WAIT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Its threads are daemons: they end with the process.
        }
    }
}
