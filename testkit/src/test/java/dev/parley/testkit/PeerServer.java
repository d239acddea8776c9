package dev.parley.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** A plain TCP server of one connection at a time, driven by hand. */
final class PeerServer implements AutoCloseable {
    private final ServerSocket listener;

    PeerServer() throws IOException {
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(10_000);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The server's end of a connection that {@code client} is opening. */
    Socket accept() throws IOException {
        Socket socket = listener.accept();
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** What a blocking call gives, on a thread of its own. */
    static <T> Future<T> later(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().start(task);
        return task;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
