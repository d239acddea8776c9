package dev.parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on a free loopback port that answers exactly what a test scripted, lies included, and records every
 * request completely. Connections are kept alive as the protocol says.
 */
public final class ScriptedHttpServer implements AutoCloseable {
    private final ServerSocket listener;
    private final @Nullable ServerTls tls;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<ScriptedConnection> connections = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private volatile Function<RecordedRequest, Reply> script =
            request -> Reply.text(404, "text/plain", "nothing is scripted for " + request.target());
    private volatile Function<RecordedRequest, @Nullable Reply> earlyScript = request -> null;

    public ScriptedHttpServer() {
        this((ServerTls) null);
    }

    /** Listens at once, over TLS. */
    public ScriptedHttpServer(SSLContext tls) {
        this(ServerTls.of(tls));
    }

    /**
     * Listens at once.
     *
     * @param tls {@code null} for plain HTTP
     */
    public ScriptedHttpServer(@Nullable ServerTls tls) {
        this.tls = tls;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("scripted-http-accept").start(this::acceptAll);
    }

    /** From here on every request gets what the script says. Called on the connection's thread; may block. */
    public ScriptedHttpServer answer(Function<RecordedRequest, Reply> newScript) {
        script = newScript;
        return this;
    }

    /** From here on every request gets this answer. */
    public ScriptedHttpServer answer(Reply reply) {
        return answer(request -> reply);
    }

    /** The first request gets the first answer and so on; the last one goes on for all that follow. */
    public ScriptedHttpServer answerInTurn(Reply... replies) {
        List<Reply> turns = List.of(replies);
        List<RecordedRequest> seen = new ArrayList<>();
        return answer(request -> {
            synchronized (seen) {
                seen.add(request);
                return turns.get(Math.min(seen.size(), turns.size()) - 1);
            }
        });
    }

    /**
     * Asked once the head of a request is here, before {@code 100 Continue} and before the body is read; {@code null}
     * goes on as usual. After an early answer the connection is closed.
     */
    public ScriptedHttpServer answerBeforeBody(Function<RecordedRequest, @Nullable Reply> newScript) {
        earlyScript = newScript;
        return this;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The server's URL with this path, which begins with a slash or is empty. */
    public URI url(String path) {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port() + path);
    }

    /** All requests so far, in the order in which they were complete. */
    public List<RecordedRequest> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for that many requests.
     *
     * @throws AssertionError if fewer came within {@code limit}
     */
    public List<RecordedRequest> awaitRequests(int count, Duration limit) {
        Waiting.await(
                lock,
                changed,
                () -> requests.size() >= count,
                limit,
                () -> "only " + requests.size() + " requests came, faults " + faults);
        return requests();
    }

    /**
     * Waits until the client of the latest request has ended its connection.
     *
     * @throws AssertionError if it is still there after {@code limit}, or never came
     */
    public void awaitClientGone(Duration limit) {
        List<RecordedRequest> all = requests();
        if (all.isEmpty()) {
            throw new AssertionError("no request came");
        }
        Waiting.await(all.getLast().clientGone(), limit, "the client did not leave");
    }

    /** How many connections were accepted so far. */
    public int connections() {
        lock.lock();
        try {
            return connections.size();
        } finally {
            lock.unlock();
        }
    }

    /** What broke connections, one line each: a client that left in a request, a refused handshake, not HTTP. */
    public List<String> faults() {
        lock.lock();
        try {
            return List.copyOf(faults);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<ScriptedConnection> open;
        lock.lock();
        try {
            open = List.copyOf(connections);
        } finally {
            lock.unlock();
        }
        open.forEach(ScriptedConnection::close);
    }

    void record(RecordedRequest request) {
        changing(() -> requests.add(request));
    }

    void fault(int connection, IOException fault) {
        changing(() -> faults.add("connection " + connection + ": " + fault.getMessage()));
    }

    Reply reply(RecordedRequest request) {
        return script.apply(request);
    }

    @Nullable Reply earlyReply(RecordedRequest request) {
        return earlyScript.apply(request);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                ScriptedConnection connection = new ScriptedConnection(this, socket, tls, connections() + 1);
                changing(() -> connections.add(connection));
                Thread.ofVirtual()
                        .name("scripted-http-" + connections())
                        .start(listener.isClosed() ? connection::close : connection::serve);
            } catch (IOException e) {
                fault(connections() + 1, e);
            }
        }
    }

    private void changing(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
