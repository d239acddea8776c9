package dev.parley.testkit;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One client and its server, with a forwarding thread each way. */
final class ProxiedConnection {
    private final Socket client;
    private final Socket server;
    private final Faults toServer;
    private final Faults toClient;
    private final ReadAhead fromClient;
    private final ReadAhead fromServer;
    private volatile boolean closed;

    private ProxiedConnection(Socket client, Socket server, Faults toServer, Faults toClient) throws IOException {
        this.client = client;
        this.server = server;
        this.toServer = toServer;
        this.toClient = toClient;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        fromClient = ReadAhead.start(client.getInputStream(), "faulty-proxy-read-client");
        fromServer = ReadAhead.start(server.getInputStream(), "faulty-proxy-read-server");
    }

    static ProxiedConnection start(Socket client, Socket server, Faults toServer, Faults toClient) throws IOException {
        ProxiedConnection link = new ProxiedConnection(client, server, toServer, toClient);
        Thread up = Thread.ofVirtual()
                .name("faulty-proxy-to-server")
                .start(() -> link.forward(link.fromClient, server, toServer));
        Thread.ofVirtual().name("faulty-proxy-to-client").start(() -> {
            link.forward(link.fromServer, client, toClient);
            link.closeAfter(up);
        });
        return link;
    }

    CompletableFuture<Void> clientGone() {
        return fromClient.gone();
    }

    CompletableFuture<Void> serverGone() {
        return fromServer.gone();
    }

    /** Both sides see a reset. */
    void reset() {
        reset(client);
        reset(server);
        ended();
    }

    void close() {
        closeQuietly(client);
        closeQuietly(server);
        ended();
    }

    private void forward(ReadAhead from, Socket to, Faults faults) {
        long sent = 0;
        try {
            for (ReadAhead.Chunk chunk = from.take(); chunk != null; chunk = from.take()) {
                faults.awaitLatency(chunk.arrivedNanos(), () -> closed);
                byte[] bytes = chunk.bytes();
                int at = 0;
                for (Faults.Step.Write write = step(faults, sent, bytes.length - at);
                        write != null;
                        write = step(faults, sent, bytes.length - at)) {
                    if (write.flip() >= 0) {
                        bytes[at + write.flip()] ^= (byte) 0xFF;
                    }
                    to.getOutputStream().write(bytes, at, write.length());
                    at += write.length();
                    sent += write.length();
                    faults.forwarded(write.length());
                    faults.awaitPause(write.pause(), () -> closed);
                }
                if (closed) {
                    return;
                }
            }
            passOnEnd(from, to);
        } catch (IOException gone) {
            // The receiver left; its sender learns it as over a real network, by a reset.
            if (!closed) {
                reset();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next write, or {@code null} if there is nothing left or the connection has ended. */
    private Faults.Step.@Nullable Write step(Faults faults, long sent, int available)
            throws IOException, InterruptedException {
        return switch (faults.next(sent, available, () -> closed)) {
            case Faults.Step.Write write -> write;
            case Faults.Step.Done() -> null;
            case Faults.Step.Reset() -> {
                reset();
                yield null;
            }
            case Faults.Step.Cut() -> {
                cut();
                yield null;
            }
        };
    }

    /** FIN to both sides; their last bytes are read and dropped, because a close with unread bytes sends a reset. */
    private void cut() throws IOException {
        ended();
        fromClient.abandon();
        fromServer.abandon();
        client.shutdownOutput();
        server.shutdownOutput();
        CompletableFuture<Void> both = CompletableFuture.allOf(clientGone(), serverGone());
        Thread.ofVirtual().name("faulty-proxy-drain").start(() -> {
            both.join();
            close();
        });
    }

    private void passOnEnd(ReadAhead from, Socket to) throws IOException {
        if (closed) {
            return;
        }
        if (from.fault() != null) {
            reset();
        } else {
            to.shutdownOutput();
        }
    }

    private void closeAfter(Thread other) {
        try {
            other.join();
            if (!closed) {
                close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended() {
        closed = true;
        toServer.wake();
        toClient.wake();
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException nothingToSave) {
            // It is being thrown away.
        }
    }
}
