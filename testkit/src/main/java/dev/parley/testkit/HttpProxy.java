package dev.parley.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on a free loopback port: CONNECT and requests in absolute form (RFC 9112, section 3.2.2), one request a
 * connection. Names lead to loopback ports that a test gave them, so that nothing leaves the machine; the client need
 * not know the name's address.
 */
public final class HttpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final Map<String, Integer> routes = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile @Nullable String login;
    private volatile @Nullable Reply refusal;

    /** Listens at once; wants no login and reaches nothing. */
    public HttpProxy() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("http-proxy-accept").start(this::acceptAll);
    }

    /** From now on {@code host:port} leads to this loopback port; others get 502. */
    public HttpProxy route(String hostAndPort, int port) {
        routes.put(hostAndPort, port);
        return this;
    }

    /** From now on every request needs this {@code user:password}. */
    public HttpProxy wantLogin(String userAndPassword) {
        login = "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** From now on every request gets this answer. */
    public HttpProxy refuse(Reply reply) {
        refusal = reply;
        return this;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The heads of all requests so far, refused ones included. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                Thread.ofVirtual().name("http-proxy-client").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            RequestReader reader = new RequestReader(client.getInputStream());
            RecordedRequest.Head head = reader.head();
            if (head == null) {
                return;
            }
            requests.add(new RecordedRequest(head, new byte[0], requests.size() + 1, new CompletableFuture<>()));
            Reply answer = refusal(head);
            if (answer != null) {
                reply(client.getOutputStream(), answer);
            } else if (head.method().equals("CONNECT")) {
                tunnel(client, head.target());
            } else {
                forward(client, head, reader.body(head));
            }
        } catch (IOException broken) {
            // Either side left; the test sees what its own side makes of it.
        }
    }

    private @Nullable Reply refusal(RecordedRequest.Head head) {
        if (refusal != null) {
            return refusal;
        }
        String wanted = login;
        if (wanted != null && !wanted.equals(head.header("Proxy-Authorization"))) {
            return Reply.status(407)
                    .header("Proxy-Authenticate", "Basic realm=\"test\"")
                    .header("Connection", "close")
                    .body("log in first");
        }
        return routes.containsKey(place(head)) ? null : Reply.status(502).body("no such place");
    }

    private static String place(RecordedRequest.Head head) {
        if (head.method().equals("CONNECT")) {
            return head.target();
        }
        URI target = URI.create(head.target());
        return target.getHost() + ":" + (target.getPort() == -1 ? 80 : target.getPort());
    }

    private Socket connect(String place) throws IOException {
        Integer port = routes.get(place);
        if (port == null) {
            throw new IOException("no route to " + place);
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(server);
        return server;
    }

    private void tunnel(Socket client, String place) throws IOException {
        try (Socket server = connect(place)) {
            client.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forward(Socket client, RecordedRequest.Head head, byte[] body) throws IOException {
        try (Socket server = connect(place(head))) {
            URI target = URI.create(head.target());
            String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
            List<String> lines = new ArrayList<>();
            lines.add(head.method() + " " + path + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery())
                    + " HTTP/1.1");
            head.headers().stream()
                    .filter(header -> !header.name().toLowerCase(Locale.ROOT).startsWith("proxy-"))
                    .filter(header -> !header.is("Connection"))
                    .forEach(header -> lines.add(header.name() + ": " + header.value()));
            lines.add("Connection: close");
            OutputStream out = server.getOutputStream();
            out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            pump(server, client);
        }
    }

    private static void reply(OutputStream out, Reply reply) throws IOException {
        out.write(reply.head());
        for (Reply.Step step : reply.steps()) {
            if (step instanceof Reply.Step.Write(byte[] bytes)) {
                out.write(bytes);
            }
        }
        out.flush();
    }

    /** Copies until the end, and hands the end on. */
    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException nothingToSave) {
            // It is gone either way.
        }
    }
}
