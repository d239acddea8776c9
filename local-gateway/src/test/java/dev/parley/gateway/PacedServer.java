package dev.parley.gateway;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A model server that answers each request in chunks, which the test lets out one by one, request after request. */
final class PacedServer implements AutoCloseable {
    private static final String END = "";
    private static final String CUT = "\0";

    private final Map<Integer, BlockingQueue<String>> pieces = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger speaking = new AtomicInteger();
    final StubServer stub;

    PacedServer(String contentType) throws IOException {
        this.stub = StubServer.answering((_, socket) -> answer(contentType, socket, of(requests.getAndIncrement())));
    }

    private BlockingQueue<String> of(int request) {
        return pieces.computeIfAbsent(request, _ -> new LinkedBlockingQueue<>());
    }

    private static void answer(String contentType, Socket socket, BlockingQueue<String> said) throws IOException {
        StubServer.send(
                socket,
                "HTTP/1.1 200 OK\r\nContent-Type: " + contentType
                        + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        while (true) {
            String piece = next(said);
            if (piece.equals(CUT)) {
                return;
            }
            StubServer.send(socket, piece.equals(END) ? "0\r\n\r\n" : StubServer.chunk(piece));
            if (piece.equals(END)) {
                return;
            }
        }
    }

    private static String next(BlockingQueue<String> said) throws IOException {
        try {
            String piece = said.poll(1, TimeUnit.MINUTES);
            if (piece == null) {
                throw new IOException("never let");
            }
            return piece;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    void say(String piece) {
        of(speaking.get()).add(piece);
    }

    void end() {
        say(END);
    }

    /** Closes the connection in the middle. */
    void cut() {
        say(CUT);
    }

    /** What is said from now on answers the next request. */
    void nextRequest() {
        speaking.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        stub.close();
    }
}
