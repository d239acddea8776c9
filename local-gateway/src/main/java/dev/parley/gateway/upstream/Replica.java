package dev.parley.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One server at one address, and how it does. Thread-safe. */
public final class Replica {
    /** Added to the calls under way of a server that said it has too many: others are asked first. */
    private static final int BUSY = 1 << 20;

    private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MOST_BUSY_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final String url;
    private final Connections connections;
    private final RequestOptions target;
    private final String basePath;
    private final @Nullable String key;
    private final Breaker breaker;
    private final AtomicInteger pending = new AtomicInteger();
    private final Runnable changed;
    private volatile boolean busy;
    private volatile long busyUntil;

    /**
     * A server at {@code baseUrl}.
     *
     * @param key its key for {@code Authorization: Bearer}, if it wants one
     * @param changed runs when it begins or ceases to get calls
     */
    public Replica(
            Vertx vertx,
            HttpClientAgent client,
            URI baseUrl,
            @Nullable String key,
            BreakerRules rules,
            Runnable changed) {
        this.url = baseUrl.toString();
        this.key = key;
        this.breaker = new Breaker(rules.failures(), rules.retryMillis());
        this.changed = changed;
        this.basePath = withoutTrailingSlash(baseUrl.getRawPath());
        String given = baseUrl.getHost();
        boolean literal6 = given.startsWith("[") && given.endsWith("]");
        boolean secure = "https".equalsIgnoreCase(baseUrl.getScheme());
        String host = literal6 ? given.substring(1, given.length() - 1) : given;
        int port = baseUrl.getPort() > 0 ? baseUrl.getPort() : secure ? 443 : 80;
        this.connections = new Connections(vertx, client, host, port, secure);
        this.target =
                new RequestOptions().setHost(host).setPort(port).setSsl(secure).setFollowRedirects(false);
    }

    /** A connection for a request of this head, whose headers it then has. Follows no redirect. */
    Future<HttpClientRequest> connect(String method, String uri) {
        RequestOptions options =
                new RequestOptions(target).setMethod(HttpMethod.valueOf(method)).setURI(uri(uri));
        return connections.request(options);
    }

    /** As {@link Connections#release}. */
    void release(HttpClientRequest request, HttpClientResponse response, boolean sent) {
        connections.release(request, response, sent);
    }

    /** Puts the server's key on a request. */
    void authorize(HttpClientRequest request) {
        if (key != null) {
            request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key);
        }
    }

    /** A base URL that already ends in {@code /v1} does not double it. */
    private String uri(String uri) {
        boolean doubled = basePath.endsWith("/v1") && (uri.equals("/v1") || uri.startsWith("/v1/"));
        return doubled ? basePath + uri.substring("/v1".length()) : basePath + uri;
    }

    private static String withoutTrailingSlash(@Nullable String path) {
        String given = path == null ? "" : path;
        return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }

    boolean allows(long now) {
        return breaker.allows(now);
    }

    /** Begins a call here, or not; one that began ends with {@link #ended}. */
    boolean begin(long now) {
        if (!breaker.pass(now)) {
            return false;
        }
        pending.incrementAndGet();
        return true;
    }

    /** Its share of work, for comparing. */
    int load(long now) {
        boolean refuses = busy && now - busyUntil < 0;
        return pending.get() + (refuses ? BUSY : 0);
    }

    /** A head came: it works. One that says it is overloaded is passed on, and asked last for a while. */
    void answered(int status, @Nullable String retryAfter) {
        if (breaker.succeeded()) {
            changed.run();
        }
        if (status == 503 || status == 429) {
            busyUntil = System.nanoTime() + busyNanos(retryAfter);
            busy = true;
        } else if (busy) {
            busy = false;
        }
    }

    private static long busyNanos(@Nullable String retryAfter) {
        boolean seconds = retryAfter != null && retryAfter.matches("[0-9]{1,6}");
        long told = seconds ? TimeUnit.SECONDS.toNanos(Long.parseLong(retryAfter)) : 0;
        return Math.clamp(told, BUSY_NANOS, MOST_BUSY_NANOS);
    }

    /** How a call here ended, beside what {@link #answered} told. */
    enum End {
        WELL,
        BADLY,
        /** The caller left, or had no more time: that tells nothing of the server. */
        UNKNOWN
    }

    void ended(End how) {
        pending.decrementAndGet();
        switch (how) {
            case WELL -> {}
            case BADLY -> {
                if (breaker.failed(System.nanoTime())) {
                    changed.run();
                }
            }
            case UNKNOWN -> breaker.abandoned();
        }
    }

    void checked(boolean well) {
        if (breaker.checked(well, System.nanoTime())) {
            changed.run();
        }
    }

    long remaining(long now) {
        return breaker.remaining(now);
    }

    /** What can be seen of it. */
    public ReplicaStatus status() {
        return new ReplicaStatus(url, breaker.state(System.nanoTime()), pending.get(), breaker.failures());
    }
}
