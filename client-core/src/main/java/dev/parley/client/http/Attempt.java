package dev.parley.client.http;

import dev.parley.client.CertificateFacts;
import dev.parley.client.ErrorContext;
import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.TimeoutPhase;
import dev.parley.client.WireEvent;
import dev.parley.client.WireListener;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.TlsFileException;
import dev.parley.client.wire.WireLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happens for one {@code EventStream}: its exchanges one after the other, its time-outs, its
 * cancellation. One thread reads; {@link #cancel()} may come from any.
 */
public final class Attempt {
    private final ProfileClients clients;
    private final WireLimits limits;
    private final EndpointProfile profile;
    private final AttemptSecrets secrets;
    private final ProxyTrace proxyTrace = new ProxyTrace();
    private final Redactor redactor;
    private final WireListener listener;
    private final boolean listening;
    private final PhaseClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition cancelSignal = lock.newCondition();
    private volatile boolean cancelled;
    private volatile boolean bodySent;
    private volatile ProfileClients.@Nullable Ready client;
    private volatile long clientSince;
    private volatile @Nullable Call call;
    private volatile @Nullable PendingAnswer pending;
    private volatile @Nullable HttpAnswer answer;
    private UnaryOperator<InputStream> bodies = UnaryOperator.identity();
    private int exchanges;

    Attempt(
            ProfileClients clients,
            ScheduledExecutorService timer,
            WireLimits limits,
            EndpointProfile profile,
            AttemptSecrets secrets,
            WireListener listener) {
        this.clients = clients;
        this.limits = limits;
        this.profile = profile;
        this.secrets = secrets;
        this.redactor = new Redactor(secrets);
        this.listener = listener;
        this.listening = !listener.equals(WireListener.NONE);
        this.clock = new PhaseClock(timer, profile.timeouts(), this::abort);
    }

    /** Every body goes through this before its bytes are counted. To be said before the first request. */
    public void filterBodies(UnaryOperator<InputStream> filter) {
        bodies = filter;
    }

    InputStream filtered(InputStream body) {
        return bodies.apply(body);
    }

    /** Sends a request; its head is waited for by {@link PendingAnswer#next()}. */
    public PendingAnswer begin(HttpCall request) {
        PendingAnswer answer = new PendingAnswer(this, new Exchange(this, ++exchanges, request));
        pending = answer;
        answer.start();
        return answer;
    }

    /** Sends a request and waits for its head, phases aside. */
    public HttpAnswer exchange(HttpCall request) throws AttemptFailure, AttemptCancelled {
        PendingAnswer answer = begin(request);
        while (true) {
            if (answer.next() instanceof PendingAnswer.Answered answered) {
                return answered.answer();
            }
        }
    }

    /** Waits, unless the attempt is cancelled first or its total time runs out. */
    public void pause(Duration duration) throws AttemptFailure, AttemptCancelled {
        long left = duration.toNanos();
        lock.lock();
        try {
            while (left > 0 && !cancelled && clock.expired() == null) {
                left = cancelSignal.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptCancelled();
        } finally {
            lock.unlock();
        }
        checkAlive();
    }

    /** Ends everything at once. */
    public void cancel() {
        cancelled = true;
        abort();
    }

    /** The attempt has its terminal event: no time-out of it may fire any more. */
    public void stopClock() {
        clock.stop();
    }

    /** The attempt failed: whatever of it is still on the wire is of no use to anybody. */
    public void abandon() {
        abort();
    }

    /**
     * Gives the connection back: closing a body that was read to its end keeps the connection for the next request. A
     * body that was not is read on for a moment (OkHttp: 100 ms), so this comes after the terminal event was handed out.
     */
    public void release() {
        HttpAnswer last = answer;
        if (last == null) {
            return;
        }
        answer = null;
        try {
            last.body().close();
        } catch (IOException broken) {
            // It is being thrown away; that it broke before is no news.
            abort();
        }
    }

    /** Whether the body of a request of this attempt has left, or may have. */
    public boolean bodySent() {
        return bodySent;
    }

    /** When the last bytes were read, by {@link System#nanoTime()}. For the thread that reads. */
    public long lastReadNanos() {
        return clock.lastTouch();
    }

    public WireLimits limits() {
        return limits;
    }

    /** Text that came from the server, without the key. */
    public String redacted(String text) {
        return redactor.text(text);
    }

    public ErrorContext context(String detail) {
        return ErrorContext.of(bodySent, redactor.text(detail));
    }

    public ErrorContext context(String detail, @Nullable String requestId, @Nullable String rawBody) {
        return new ErrorContext(
                bodySent, redactor.text(detail), redactor.textOrNull(requestId), redactor.textOrNull(rawBody));
    }

    /** Whether anybody listens: what is made for a listener only is not made for nobody. */
    public boolean isListening() {
        return listening;
    }

    public void frameReceived(HttpAnswer answer, String raw) {
        if (listening) {
            listener.on(new WireEvent.FrameReceived(answer.exchange(), redactor.text(raw), System.nanoTime()));
        }
    }

    public void exchangeEnded(HttpAnswer answer, @Nullable String fault) {
        clock.leave();
        listener.on(new WireEvent.ExchangeEnded(answer.exchange(), fault, System.nanoTime()));
    }

    /**
     * What a fault of the connection means. A cancelled attempt is no fault, and a connection that our own time-out cut
     * is a time-out.
     *
     * @param answered whether the head of the answer had arrived
     */
    public AttemptFailure fault(URI url, IOException cause, boolean answered) throws AttemptCancelled {
        if (cancelled) {
            throw new AttemptCancelled();
        }
        TimeoutPhase phase = clock.expired();
        if (phase != null) {
            String where = phase == TimeoutPhase.CONNECT ? IoFaults.proxyOnTheWay(this, url) : "";
            return new AttemptFailure(
                    new InferenceError.Timeout(phase, profile.timeouts().of(phase), context(where)));
        }
        return new AttemptFailure(IoFaults.error(this, url, cause, answered));
    }

    /** Ends here if the attempt was cancelled or ran out of time. */
    public void checkAlive() throws AttemptFailure, AttemptCancelled {
        if (cancelled || clock.expired() != null) {
            throw fault(profile.baseUrl(), new IOException("ended"), true);
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    PhaseClock clock() {
        return clock;
    }

    Redactor redactor() {
        return redactor;
    }

    WireListener listener() {
        return listener;
    }

    /** What this profile's requests go through now, its files and secrets as they are now. */
    ProfileClients.Ready client() throws AttemptFailure {
        try {
            checkSecrets();
            ProfileClients.Ready ready = clients.of(profile.network(), secrets);
            clientSince = System.nanoTime();
            client = ready;
            return ready;
        } catch (TlsFileException e) {
            throw tlsFailure(String.valueOf(e.getMessage()));
        }
    }

    /** A secret that the profile names and the key store does not have, or not in a form that can be used. */
    private void checkSecrets() throws AttemptFailure {
        ProxySettings proxy = profile.network().proxy();
        if (proxy != null && proxy.credentials() != null && secrets.proxy() == null) {
            throw new AttemptFailure(new InferenceError.ProxyRefused(0, context("")));
        }
        if (profile.network().tls().password() != null && secrets.tls() == null) {
            throw tlsFailure("The password of the client certificate is not in the key store; enter it again.");
        }
        Secret key = secrets.key();
        if (key != null && !key.fitsHeader()) {
            throw new AttemptFailure(new InferenceError.Unauthorized(
                    0, context("What is stored is not a key that a header can carry.")));
        }
    }

    private AttemptFailure tlsFailure(String sentence) {
        return new AttemptFailure(
                new InferenceError.TlsFailure(profile.baseUrl().getHost(), List.of(), context(sentence)));
    }

    ProxyTrace proxyTrace() {
        return proxyTrace;
    }

    /** Whether the server asked for a client certificate in this exchange. */
    boolean wasAskedForCertificate(String host, int port) {
        ProfileClients.Ready used = client;
        String bare = host.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
        return used != null && used.keys().wasAskedBy(bare, port, clientSince);
    }

    boolean hasCertificate() {
        return profile.network().tls().certificate() != null;
    }

    /** The key's header, for the profile's own origin only: a URL that a server hands out never gets it. */
    Map<String, String> authHeaders(URI url) {
        Secret secret = secrets.key();
        if (secret == null || !EndpointProfile.origin(url).equals(profile.origin())) {
            return Map.of();
        }
        String key = secret.reveal();
        return switch (profile.authScheme()) {
            case NONE -> Map.of();
            case BEARER -> Map.of("Authorization", "Bearer " + key);
            case KEY -> Map.of("Authorization", "Key " + key);
            case X_API_KEY -> Map.of("x-api-key", key);
            case X_GOOG_API_KEY -> Map.of("x-goog-api-key", key);
        };
    }

    /** From here on {@link #cancel()} reaches this call. */
    void running(Call next) {
        call = next;
        if (cancelled || clock.expired() != null) {
            next.cancel();
        }
    }

    /** From here on {@link #release()} closes this answer. */
    void answered(HttpAnswer next) {
        answer = next;
    }

    /** For what the parameters are, see {@link WireEvent.Connected}. */
    void connected(
            String protocol,
            @Nullable String tls,
            @Nullable CertificateFacts certificate,
            @Nullable Long connectNanos,
            @Nullable Long tlsNanos) {
        listener.on(new WireEvent.Connected(
                exchanges, protocol, tls, connectNanos, tlsNanos, System.nanoTime(), certificate));
        PendingAnswer current = pending;
        if (current != null) {
            current.reached(Phase.WAITING);
        }
    }

    void bodyLeaves(int exchange, String method) {
        bodySent = true;
        listener.on(new WireEvent.BodySent(exchange, method, System.nanoTime()));
    }

    /** All of the request has left. */
    void requestEnded() {
        listener.on(new WireEvent.RequestEnded(exchanges, System.nanoTime()));
    }

    private void abort() {
        Call current = call;
        if (current != null) {
            current.cancel();
        }
        PendingAnswer waiting = pending;
        if (waiting != null) {
            waiting.wake();
        }
        lock.lock();
        try {
            cancelSignal.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
