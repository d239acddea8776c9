package dev.parley.benchmarks;

import dev.parley.client.ChatRequest;
import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.endpoint.EndpointProfile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** From {@code close()} to the end of the connection, seen by the server, in the three places where a reader may be. */
final class CloseTime {
    private static final int TIMES = 50;
    private static final long LIMIT_SECONDS = 10;

    private CloseTime() {}

    /** What the caller does at the time. */
    private enum Situation {
        WAITING_FOR_THE_HEAD("a thread waits for the head of the answer"),
        WAITING_FOR_AN_EVENT("a thread waits for the next event"),
        BETWEEN_EVENTS("nobody reads");

        private final String title;

        Situation(String title) {
            this.title = title;
        }
    }

    /** Prints one table. */
    static void measure() throws IOException, InterruptedException {
        System.out.println("| when `close()` comes | median, ms | worst of " + TIMES + ", ms |");
        System.out.println("|---|---|---|");
        for (Situation situation : Situation.values()) {
            double[] millis = new double[TIMES];
            try (SilentServer server = new SilentServer(situation != Situation.WAITING_FOR_THE_HEAD);
                    EndpointConnector connector = EndpointConnector.builder().build()) {
                EndpointProfile profile =
                        EndpointProfile.builder("benchmark", server.url()).build();
                for (int i = 0; i < TIMES; i++) {
                    EventStream stream = connector.connect(profile).open(ChatRequest.of("x"));
                    millis[i] = closed(situation, stream, server) / 1e6;
                }
            }
            Arrays.sort(millis);
            System.out.printf(
                    Locale.ROOT, "| %s | %.1f | %.1f |%n", situation.title, millis[TIMES / 2], millis[TIMES - 1]);
        }
    }

    private static long closed(Situation situation, EventStream stream, SilentServer server)
            throws InterruptedException {
        Thread reader = Thread.ofVirtual().unstarted(() -> {
            StreamEvent event = stream.next();
            while (event != null
                    && !(situation == Situation.BETWEEN_EVENTS && event instanceof StreamEvent.TextDelta)) {
                event = stream.next();
            }
        });
        reader.start();
        server.awaitAnswered();
        if (situation == Situation.BETWEEN_EVENTS) {
            reader.join();
        }
        // A virtual thread that waits for its socket waits; a moment earlier it still runs.
        while (situation != Situation.BETWEEN_EVENTS && reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        long start = System.nanoTime();
        stream.close();
        long nanos = server.awaitEnd() - start;
        reader.join();
        return nanos;
    }

    /** Answers with the head and one event, or not at all, and then says nothing more. */
    private static final class SilentServer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final BlockingQueue<Long> answered = new LinkedBlockingQueue<>();
        private final BlockingQueue<Long> ended = new LinkedBlockingQueue<>();
        private final boolean withEvent;

        SilentServer(boolean withEvent) throws IOException {
            this.withEvent = withEvent;
            Thread.ofPlatform().daemon().start(this::serve);
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + listener.getLocalPort());
        }

        void awaitAnswered() throws InterruptedException {
            await(answered, "no request came");
        }

        /** When the connection ended, by {@link System#nanoTime()}. */
        long awaitEnd() throws InterruptedException {
            return await(ended, "the connection did not end");
        }

        private static long await(BlockingQueue<Long> times, String otherwise) throws InterruptedException {
            Long time = times.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (time == null) {
                throw new IllegalStateException(otherwise);
            }
            return time;
        }

        private void serve() {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    InputStream in = new BufferedInputStream(socket.getInputStream());
                    HttpPieces.readRequest(in);
                    if (withEvent) {
                        socket.getOutputStream().write(HttpPieces.streamHead());
                        socket.getOutputStream().write(HttpPieces.ascii(ChunkServer.event()));
                    }
                    answered.add(System.nanoTime());
                    awaitEnd(in);
                    ended.add(System.nanoTime());
                } catch (IOException closed) {
                    // The measurement is over: it closes the listener.
                }
            }
        }

        private static void awaitEnd(InputStream in) {
            try {
                if (in.read() >= 0) {
                    throw new IllegalStateException("the client spoke again");
                }
            } catch (IOException reset) {
                // So it ended, too.
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
