package dev.parley.gateway;

import dev.parley.gateway.demo.DemoModel;
import dev.parley.gateway.http.AccessLog;
import dev.parley.gateway.http.CallerRule;
import dev.parley.gateway.http.GatewayServer;
import dev.parley.gateway.http.RequestLog;
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
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running gateway. Thread-safe. */
public final class Gateway implements AutoCloseable {
    private static final int PORTS_TRIED = 100;
    private static final long CLOSE_WAIT_S = 2;

    private final Vertx vertx;
    private final Upstream demo;
    private final UpstreamCaller caller;
    private final LazyJobs jobs;
    private final @Nullable AccessLog accessLog;
    private final GatewayServer server;
    private final HttpServer listening;
    private final URI url;
    private final Instant startedAt = Instant.now();
    private final ReentrantLock changing = new ReentrantLock();
    private volatile GatewayConfig config;
    private volatile Upstreams upstreams;

    private Gateway(
            GatewayConfig config,
            Vertx vertx,
            Upstream demo,
            Upstreams upstreams,
            UpstreamCaller caller,
            LazyJobs jobs,
            @Nullable AccessLog accessLog,
            GatewayServer server,
            HttpServer listening) {
        this.config = config;
        this.vertx = vertx;
        this.demo = demo;
        this.upstreams = upstreams;
        this.caller = caller;
        this.jobs = jobs;
        this.accessLog = accessLog;
        this.server = server;
        this.listening = listening;
        this.url = url(config.listen(), listening.actualPort());
    }

    /** As it is reached from this machine, where it listens on all addresses. */
    private static URI url(ListenSettings listen, int port) {
        boolean everywhere = listen.host().equals("0.0.0.0") || listen.host().equals("::");
        String host = everywhere ? "127.0.0.1" : listen.host();
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((listen.tls() == null ? "http://" : "https://") + literal + ":" + port);
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
        int bodyBytes = config.limits().bodyBytes();
        UpstreamCaller caller = new UpstreamCaller(vertx.getOrCreateContext(), byName(demo, upstreams), once(config));
        LazyJobs jobs = new LazyJobs(() -> JobQueue.open(config.jobs().rules(bodyBytes), caller));
        AccessLog accessLog = accessLog(config.accessLog());
        GatewayServer server = new GatewayServer(
                vertx, rules(config), demo, upstreams.all(), jobs, () -> Optional.ofNullable(jobs.opened()), accessLog);
        caller.onStarted(server::jobStarted);
        try {
            if (config.jobs().folder() != null || config.jobs().database() != null) {
                jobs.get(); // what an earlier process left goes on now
            }
            HttpServer listening = listen(config.listen(), server);
            return new Gateway(config, vertx, demo, upstreams, caller, jobs, accessLog, server, listening);
        } catch (GatewayException | JobStoreException e) {
            jobs.close();
            upstreams.close();
            if (accessLog != null) {
                accessLog.close();
            }
            throw e;
        }
    }

    private static Map<String, Upstream> byName(Upstream demo, Upstreams upstreams) {
        Map<String, Upstream> byName = new LinkedHashMap<>();
        byName.put(demo.name(), demo);
        upstreams.all().forEach(upstream -> byName.put(upstream.name(), upstream));
        return byName;
    }

    /**
     * Goes on with another configuration: services, callers, hosts, origins, limits and the certificate's files are taken
     * over at once, for requests that come; those under way end as they began.
     *
     * @return what differs and is left as it was until the next start, such as {@code port}
     * @throws GatewayException if the certificate cannot be used; then nothing has changed
     */
    public List<String> change(GatewayConfig next) {
        changing.lock();
        try {
            TlsFiles tls = next.listen().tls();
            if (tls != null && config.listen().tls() != null) {
                renew(tls);
            }
            Upstreams before = upstreams;
            upstreams = before.changed(next);
            caller.change(byName(demo, upstreams), once(next));
            server.change(rules(next), upstreams.all());
            before.retireFor(upstreams);
            List<String> left = left(config, next);
            config = next;
            return left;
        } finally {
            changing.unlock();
        }
    }

    private void renew(TlsFiles tls) {
        try {
            listening
                    .updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(pem(tls)), true)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new GatewayException("The certificate or its key cannot be used.", e);
        }
    }

    private static List<String> left(GatewayConfig before, GatewayConfig next) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("host", before.listen().host().equals(next.listen().host()));
        same.put("port", before.listen().port() == next.listen().port());
        same.put("tls", (before.listen().tls() == null) == (next.listen().tls() == null));
        same.put("jobs", before.jobs().equals(next.jobs()));
        same.put("accessLog", Objects.equals(before.accessLog(), next.accessLog()));
        same.put("demo", before.demoTokensPerSecond() == next.demoTokensPerSecond());
        same.put(
                "limits.headers", before.limits().headerBytes() == next.limits().headerBytes());
        return same.entrySet().stream()
                .filter(field -> !field.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static ServerRules rules(GatewayConfig config) {
        List<CallerRule> callers = new ArrayList<>();
        callers.add(new CallerRule(CallerKey.OWN, CallerKey.sha256(config.token()), Set.of(), 0, 0));
        for (CallerKey key : config.keys()) {
            callers.add(new CallerRule(key.name(), key.sha256(), key.services(), key.perMinute(), key.concurrency()));
        }
        return new ServerRules(
                callers,
                config.listen().allowedHosts(),
                config.listen().allowedOrigins(),
                config.limits().bodyBytes(),
                config.limits().headerBytes());
    }

    private static @Nullable AccessLog accessLog(@Nullable Path to) {
        if (to == null) {
            return null;
        }
        return to.equals(GatewayConfig.STANDARD_ERROR) ? AccessLog.toStandardError() : AccessLog.to(to);
    }

    /** The services that a job does not call a second time. */
    private static Set<String> once(GatewayConfig config) {
        return config.services().stream()
                .filter(service -> !service.options().rerun())
                .map(ServiceConfig::name)
                .collect(Collectors.toSet());
    }

    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setUseDaemonThread(true)
                .setEventLoopPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    private static HttpServer listen(ListenSettings listen, GatewayServer server) {
        int tries = listen.portFallback() && listen.port() != 0 ? PORTS_TRIED : 1;
        for (int port = listen.port(); port < listen.port() + tries && port <= 65_535; port++) {
            @Nullable HttpServer listening = listen(listen, server, port);
            if (listening != null) {
                return listening;
            }
        }
        throw new GatewayException("The port " + listen.port() + " of this machine is in use.");
    }

    private static PemKeyCertOptions pem(TlsFiles tls) {
        return new PemKeyCertOptions()
                .setCertPath(tls.certificate().toString())
                .setKeyPath(tls.key().toString());
    }

    /** The server on that port; {@code null} if it is busy. */
    private static @Nullable HttpServer listen(ListenSettings listen, GatewayServer server, int port) {
        TlsFiles tls = listen.tls();
        PemKeyCertOptions pem = tls == null ? null : pem(tls);
        Future<HttpServer> listening = server.listen(listen.host(), port, pem);
        try {
            return listening.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException bind
                    && !String.valueOf(bind.getMessage()).contains("assign")) {
                return null;
            }
            throw new GatewayException(
                    tls == null
                            ? "The gateway cannot listen on " + listen.host() + ", port " + port + "."
                            : "The gateway cannot listen on " + listen.host() + ", port " + port
                                    + ": the address, the certificate or its key cannot be used.",
                    e);
        }
    }

    /** Such as {@code http://127.0.0.1:8321}, without a slash at the end. */
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

    /** What can be seen of it now. Cheap, blocks for nothing. */
    public GatewaySnapshot snapshot() {
        List<GatewaySnapshot.Service> services = Stream.concat(Stream.of(demo), upstreams.all().stream())
                .map(GatewaySnapshot.Service::of)
                .toList();
        return new GatewaySnapshot(startedAt, server.recent().count(), services);
    }

    /** Starts a service without a call; false if there is none of this name, or it is not to be started now. */
    public boolean startService(String name) {
        return named(name).map(Upstream::wake).orElse(false);
    }

    /**
     * Stops a service of this machine until the next call, with the calls that it has. The demo model is put to sleep: its
     * next call waits some seconds.
     *
     * @return false if there is none of this name, or nothing to stop
     */
    public boolean stopService(String name) {
        return named(name).map(Upstream::sleep).orElse(false);
    }

    private Optional<Upstream> named(String name) {
        return Stream.concat(Stream.of(demo), upstreams.all().stream())
                .filter(upstream -> upstream.name().equals(name))
                .findFirst();
    }

    /** What it runs with as YAML, without any key, token, password or value of a variable. */
    public String configuration() {
        return ConfigYaml.of(config, listening.actualPort());
    }

    /** The requests behind that number, the oldest first; of more than a thousand the latest. */
    public List<LoggedRequest> requestsAfter(long number) {
        return server.recent().after(number).stream().map(Gateway::logged).toList();
    }

    private static LoggedRequest logged(RequestLog.Entry entry) {
        LoggedRequest.End end = entry.cut()
                ? LoggedRequest.End.CUT
                : entry.left() ? LoggedRequest.End.LEFT : LoggedRequest.End.COMPLETE;
        return new LoggedRequest(
                entry.number(),
                entry.at(),
                entry.caller(),
                entry.method(),
                entry.path(),
                entry.service(),
                entry.status(),
                end,
                Duration.ofNanos(entry.nanos()),
                entry.tokens(),
                entry.firstByte() == 0 ? null : Duration.ofNanos(entry.firstByte()));
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
        if (accessLog != null) {
            accessLog.close();
        }
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
