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

/**
 * A TCP proxy on a free loopback port that does what networks do: it delays, slices, cuts, resets, stalls, throttles and
 * falsifies. {@link #toServer()} and {@link #toClient()} hold the faults of the two directions.
 */
public final class FaultyTcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final Faults toServer = new Faults();
    private final Faults toClient = new Faults();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<ProxiedConnection> links = new ArrayList<>();
    private int connections;
    private volatile boolean refusing;

    /** Forwards to {@code host:port}, which need not listen yet. */
    public FaultyTcpProxy(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("faulty-proxy-accept").start(this::acceptAll);
    }

    /** Stands before a server that listens on the loopback address. */
    public static FaultyTcpProxy before(int port) {
        return new FaultyTcpProxy("127.0.0.1", port);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** {@code http://127.0.0.1:port} and the path. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public Faults toServer() {
        return toServer;
    }

    public Faults toClient() {
        return toClient;
    }

    /** While true, a connection is accepted and closed at once, without a word to the server. */
    public void refuse(boolean value) {
        refusing = value;
    }

    /** No faults in either direction from here on. */
    public void clear() {
        refusing = false;
        toServer.clear();
        toClient.clear();
    }

    /** Breaks every open connection now: both sides see a reset. */
    public void resetAll() {
        open().forEach(ProxiedConnection::reset);
    }

    /** How many connections were accepted so far, refused ones included. */
    public int connections() {
        lock.lock();
        try {
            return connections;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for that many connections.
     *
     * @throws AssertionError if fewer came within {@code limit}
     */
    public void awaitConnections(int count, Duration limit) {
        Waiting.await(
                lock, changed, () -> connections >= count, limit, () -> "only " + connections + " connections came");
    }

    /**
     * Waits until the client of the latest connection has ended it (FIN or RST).
     *
     * @throws AssertionError if it is still there after {@code limit}, or never came
     */
    public void awaitClientGone(Duration limit) {
        Waiting.await(latest().clientGone(), limit, "the client did not leave");
    }

    /** Waits until the server of the latest connection has ended it, else as {@link #awaitClientGone}. */
    public void awaitServerGone(Duration limit) {
        Waiting.await(latest().serverGone(), limit, "the server did not leave");
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open().forEach(ProxiedConnection::close);
    }

    private List<ProxiedConnection> open() {
        lock.lock();
        try {
            return List.copyOf(links);
        } finally {
            lock.unlock();
        }
    }

    private ProxiedConnection latest() {
        List<ProxiedConnection> all = open();
        if (all.isEmpty()) {
            throw new AssertionError("no connection was forwarded");
        }
        return all.getLast();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                admit(client);
            } catch (IOException closedOrServerDown) {
                // A closed listener ends the loop; a server that is down has cost this client its connection.
            }
        }
    }

    private void admit(Socket client) throws IOException {
        try {
            if (refusing) {
                client.close();
                return;
            }
            ProxiedConnection link = connect(client);
            lock.lock();
            try {
                links.add(link);
            } finally {
                lock.unlock();
            }
            if (listener.isClosed()) {
                link.close();
            }
        } finally {
            lock.lock();
            try {
                connections++;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private ProxiedConnection connect(Socket client) throws IOException {
        try {
            return ProxiedConnection.start(client, new Socket(host, port), toServer, toClient);
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }
}
