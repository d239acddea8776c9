package dev.parley.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A model server made of a bare socket, which answers exactly the bytes that a test wants. */
final class StubServer implements AutoCloseable {

    /** A request as its bytes came. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Received(String head, byte[] body) {
        String line() {
            return head.substring(0, head.indexOf("\r\n"));
        }

        String bodyText() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What the server does with a connection whose request was read. */
    interface Script {
        void answer(Received request, Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final Script script;
    private final boolean readsBody;
    private final boolean keeps;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    final List<Received> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger closedByPeer = new AtomicInteger();

    private StubServer(Script script, boolean readsBody) throws IOException {
        this(0, script, readsBody, false);
    }

    private StubServer(int port, Script script, boolean readsBody, boolean keeps) throws IOException {
        this.script = script;
        this.readsBody = readsBody;
        this.keeps = keeps;
        this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    static StubServer answering(Script script) throws IOException {
        return new StubServer(script, true);
    }

    /** Answers every request with this status, headers and body, and closes. */
    static StubServer answering(String statusAndHeaders, String body) throws IOException {
        return answering((_, socket) -> send(socket, answer(statusAndHeaders, body)));
    }

    /** Answers one request after the other on a connection, until the peer ends it, which {@link #closedByPeer} counts. */
    static StubServer keeping(Script script) throws IOException {
        return new StubServer(0, script, true, true);
    }

    /** The same at a port that was free a moment ago. */
    static StubServer answeringAt(int port, String statusAndHeaders, String body) throws IOException {
        return new StubServer(port, (_, socket) -> send(socket, answer(statusAndHeaders, body)), true, false);
    }

    private static String answer(String statusAndHeaders, String body) {
        return "HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** Reads a request and never says anything; {@link #closedByPeer} counts who went. */
    static StubServer silent() throws IOException {
        StubServer[] self = new StubServer[1];
        self[0] = new StubServer((_, socket) -> self[0].waitForPeer(socket), true);
        return self[0];
    }

    /** Reads a request, sends these bytes, then says nothing more. */
    static StubServer stoppingAfter(String bytes) throws IOException {
        StubServer[] self = new StubServer[1];
        self[0] = new StubServer(
                (_, socket) -> {
                    send(socket, bytes);
                    self[0].waitForPeer(socket);
                },
                true);
        return self[0];
    }

    /** Reads a request's head and nothing of its body. */
    static StubServer deafToBodies() throws IOException {
        return answeringHeads("");
    }

    /** The same, but it sends these bytes at once. */
    static StubServer answeringHeads(String bytes) throws IOException {
        StubServer[] self = new StubServer[1];
        self[0] = new StubServer(
                (_, socket) -> {
                    send(socket, bytes);
                    self[0].waitForPeer(socket);
                },
                false);
        return self[0];
    }

    private void waitForPeer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] rest = new byte[64 << 10];
        try {
            while (in.read(rest) >= 0) {
                // only the end matters
            }
        } catch (SocketException e) {
            // a reset is an end as well
        }
        closedByPeer.incrementAndGet();
    }

    static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** One chunk of a chunked body. */
    static String chunk(String text) {
        return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            do {
                Received request = read(socket.getInputStream());
                requests.add(request);
                script.answer(request, socket);
            } while (keeps);
        } catch (IOException e) {
            // The test looks at the other side.
            closedByPeer.addAndGet(keeps ? 1 : 0);
        } finally {
            sockets.remove(socket);
        }
    }

    private Received read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the request ended in its head");
            }
            head.write(b);
        }
        Received bare = new Received(head.toString(StandardCharsets.ISO_8859_1), new byte[0]);
        String length = bare.header("content-length");
        return length == null || !readsBody ? bare : new Received(bare.head(), in.readNBytes(Integer.parseInt(length)));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
