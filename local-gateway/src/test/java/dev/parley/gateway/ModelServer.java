package dev.parley.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A tiny model server in a process of its own. Arguments: {@code port=N}, {@code ready=MS} until {@code /health} is well,
 * {@code exit=CODE} instead of serving, {@code print=TEXT}, {@code child} (starts {@code sleep}), {@code stubborn} (does not
 * end by SIGTERM). Answers {@code /slow/MS} after that time, {@code /stream} without end, anything else at once.
 */
final class ModelServer {
    private static final long FOREVER_S = 100_000;

    private final long readyAt;

    private ModelServer(long readyAt) {
        this.readyAt = readyAt;
    }

    /** The command that starts one on {@code {port}}. */
    static List<String> command(String... options) {
        try {
            Path classes = Path.of(ModelServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xshare:auto",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx32m",
                    "-cp",
                    classes.toString(),
                    ModelServer.class.getName(),
                    "port={port}"));
            command.addAll(List.of(options));
            return command;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int port = 0;
        long ready = 0;
        for (String arg : args) {
            String value = arg.substring(arg.indexOf('=') + 1);
            switch (arg.split("=", 2)[0]) {
                case "port" -> port = Integer.parseInt(value);
                case "ready" -> ready = Long.parseLong(value);
                case "print" -> System.out.println(value);
                case "exit" -> System.exit(Integer.parseInt(value));
                case "child" -> new ProcessBuilder("sleep", Long.toString(FOREVER_S)).start();
                case "stubborn" -> Runtime.getRuntime().addShutdownHook(new Thread(ModelServer::sleep));
                default -> throw new IllegalArgumentException(arg);
            }
        }
        new ModelServer(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ready)).serve(port);
    }

    private static void sleep() {
        try {
            TimeUnit.SECONDS.sleep(FOREVER_S);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(int port) throws IOException {
        try (ServerSocket server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            System.out.println("listening");
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String path = in.readLine().split(" ", -1)[1];
            int length = 0;
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip());
                }
            }
            char[] body = new char[length];
            int read = 0;
            while (read < length) {
                read += in.read(body, read, length - read);
            }
            answer(path, new String(body), socket.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The other side is gone.
        }
    }

    private void answer(String path, String body, OutputStream out) throws IOException, InterruptedException {
        if (path.equals("/health")) {
            send(out, System.nanoTime() - readyAt >= 0 ? "200 OK" : "503 No", "");
        } else if (path.equals("/stream")) {
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                write(out, "3\r\nabc\r\n");
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } else if (path.startsWith("/slow/")) {
            TimeUnit.MILLISECONDS.sleep(Long.parseLong(path.substring("/slow/".length())));
            send(out, "200 OK", "slow");
        } else if (path.equals("/env")) {
            send(out, "200 OK", String.join("\n", System.getenv().keySet()));
        } else {
            send(out, "200 OK", "{\"pid\":" + ProcessHandle.current().pid() + ",\"got\":" + body + "}");
        }
    }

    private static void send(OutputStream out, String status, String body) throws IOException {
        write(
                out,
                "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
