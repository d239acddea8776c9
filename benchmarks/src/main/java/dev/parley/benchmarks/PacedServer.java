package dev.parley.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers every request with a stream of chat chunks at the pace of a model: an event every 20 ms, each a packet of its
 * own. The streams take turns within those 20 ms, as those of many users would. Prints its port; ends when its standard
 * input does.
 */
final class PacedServer {
    static final int EVENTS_A_SECOND = 50;

    private static final long TICK_NANOS = 1_000_000;
    private static final int TICKS_AN_EVENT = 1_000 / EVENTS_A_SECOND;

    private final byte[] event = HttpPieces.ascii(ChunkServer.event());
    private final byte[] end = HttpPieces.ascii(ChunkServer.end());
    private final ConcurrentLinkedQueue<Stream> accepted = new ConcurrentLinkedQueue<>();
    private final int events;

    private PacedServer(int events) {
        this.events = events;
    }

    /** One answer on its way. */
    private static final class Stream {
        private final Socket socket;
        private final OutputStream out;
        private int left;

        Stream(Socket socket, int events) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
            this.left = events;
        }
    }

    /** Takes the number of events in a stream. */
    public static void main(String[] args) throws IOException {
        PacedServer paced = new PacedServer(Integer.parseInt(args[0]));
        ServerSocket server = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> paced.accept(server));
        Thread.ofPlatform().daemon().start(paced::speak);
        System.out.println(server.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        server.close();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> greet(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    System.err.println("no connection: " + e.getMessage());
                }
            }
        }
    }

    private void greet(Socket socket) {
        try {
            HttpPieces.readRequest(new BufferedInputStream(socket.getInputStream()));
            Stream stream = new Stream(socket, events);
            stream.out.write(HttpPieces.streamHead());
            accepted.add(stream);
        } catch (IOException e) {
            System.err.println("no request: " + e.getMessage());
        }
    }

    /** One thread speaks for all: every millisecond it is the turn of a twentieth of the streams. */
    private void speak() {
        List<List<Stream>> turns = new ArrayList<>();
        for (int i = 0; i < TICKS_AN_EVENT; i++) {
            turns.add(new ArrayList<>());
        }
        long next = System.nanoTime();
        for (int tick = 0; ; tick = (tick + 1) % TICKS_AN_EVENT) {
            List<Stream> turn = turns.get(tick);
            turn.removeIf(stream -> !speak(stream));
            Stream added = accepted.poll();
            for (int i = 0; added != null; i++) {
                turns.get((tick + i) % TICKS_AN_EVENT).add(added);
                added = accepted.poll();
            }
            next += TICK_NANOS;
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    /** False once the stream is over. */
    private boolean speak(Stream stream) {
        try {
            if (stream.left-- > 0) {
                stream.out.write(event);
                return true;
            }
            stream.out.write(end);
            stream.socket.close();
        } catch (IOException e) {
            System.err.println("connection ended: " + e.getMessage());
        }
        return false;
    }
}
