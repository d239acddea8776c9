package dev.parley.client.http;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.TlsFileException;
import dev.parley.client.endpoint.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP client for each kind of network settings; all share threads and connections. A client is made when the first
 * request goes out, and made anew when a file of certificates or a password has changed. Thread-safe.
 */
final class ProfileClients implements AutoCloseable {
    /** More kinds of settings than anybody has; the one that was not used for the longest time goes. */
    private static final int MOST = 32;

    private final Dispatcher dispatcher = new Dispatcher();
    private final ConnectionPool pool = new ConnectionPool();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<NetworkSettings, Ready> clients = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NetworkSettings, Ready> eldest) {
            return size() > MOST;
        }
    };

    /** A client and what it was made of. */
    record Ready(
            OkHttpClient client,
            ClientKeys keys,
            List<Stamp> files,
            @Nullable Secret proxy,
            @Nullable Secret tls) {

        boolean isMadeOf(List<Stamp> filesNow, AttemptSecrets secrets) {
            return files.equals(filesNow) && same(proxy, secrets.proxy()) && same(tls, secrets.tls());
        }

        private static boolean same(@Nullable Secret one, @Nullable Secret other) {
            return Objects.equals(one == null ? null : one.reveal(), other == null ? null : other.reveal());
        }
    }

    /** A state of a file; a file that was replaced has another key where the system has such keys. */
    record Stamp(long modified, long size, String key) {
        private static final Stamp MISSING = new Stamp(0, -1, "");

        static Stamp of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(now.lastModifiedTime().toMillis(), now.size(), String.valueOf(now.fileKey()));
            } catch (IOException e) {
                return MISSING;
            }
        }
    }

    /**
     * The client for these settings.
     *
     * @throws TlsFileException if a file that they name cannot be used
     */
    Ready of(NetworkSettings settings, AttemptSecrets secrets) throws TlsFileException {
        NetworkSettings kind = settings.withKeyOverPlainHttp(false); // a matter of the validator
        List<Stamp> files = stamps(kind.tls());
        Ready known = known(kind);
        if (known != null && known.isMadeOf(files, secrets)) {
            return known;
        }
        // Outside the lock: a slow disk holds up nobody else. Two that come at once make two, and the later one stays.
        Ready made = make(kind, files, secrets);
        lock.lock();
        try {
            clients.put(kind, made);
        } finally {
            lock.unlock();
        }
        return made;
    }

    private @Nullable Ready known(NetworkSettings kind) {
        lock.lock();
        try {
            return clients.get(kind);
        } finally {
            lock.unlock();
        }
    }

    private static List<Stamp> stamps(TlsSettings tls) {
        List<Stamp> stamps = new ArrayList<>();
        for (Path file : new Path[] {tls.authorities(), tls.certificate(), tls.key()}) {
            if (file != null) {
                stamps.add(Stamp.of(file));
            }
        }
        return stamps;
    }

    private Ready make(NetworkSettings settings, List<Stamp> files, AttemptSecrets secrets) throws TlsFileException {
        TlsSide tls = TlsSide.of(settings.tls(), secrets.tls());
        ProxyLogin login = new ProxyLogin(secrets.proxy());
        // Time-outs are by phase and ours (PhaseClock); redirects are ours (SameOriginRedirects), because OkHttp
        // forwards x-api-key and, on 307 and 308, the body to another host; nothing is ever sent twice by itself.
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(pool)
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .eventListenerFactory(PhaseListener::of)
                .sslSocketFactory(tls.sockets(), tls.trust())
                .proxyAuthenticator(login)
                .addNetworkInterceptor(login);
        ProxySettings proxy = settings.proxy();
        if (proxy != null) {
            builder.proxySelector(new ProfileProxy(proxy));
        }
        return new Ready(builder.build(), tls.keys(), files, secrets.proxy(), secrets.tls());
    }

    @Override
    public void close() {
        dispatcher.cancelAll();
        dispatcher.executorService().shutdown();
        pool.evictAll();
    }
}
