package dev.parley.benchmarks.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chat server that speaks at a set pace. The model {@code 500x50000} says 50,000 tokens, 500 in a second; each is one
 * event. {@code GET /clock} tells when the latest answer began, by {@link System#nanoTime()}, which on Linux is the same
 * clock in every process. Files of the folder in the first argument are served below {@code /page/}.
 */
public final class TokenServer {
    private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"(\\d+)x(\\d+)\"");

    private final Path page;
    private volatile long startNanos;

    private TokenServer(Path page) {
        this.page = page;
    }

    /** Prints the port and serves until the standard input ends. */
    public static void main(String[] args) throws IOException {
        TokenServer tokens =
                new TokenServer(Path.of(args.length == 0 ? "." : args[0]).toAbsolutePath());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", tokens::answer);
        server.createContext("/clock", tokens::clock);
        server.createContext("/page/", tokens::file);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Whoever started this closes the input, or dies.
        }
        System.exit(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher model = MODEL.matcher(body);
        if (!model.find()) {
            send(
                    exchange,
                    400,
                    "text/plain",
                    "the model must be <tokens per second>x<tokens>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        int perSecond = Integer.parseInt(model.group(1));
        List<String> tokens = LongAnswer.tokens(Integer.parseInt(model.group(2)));
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            speak(out, tokens, perSecond);
            out.write(event("", "\"stop\"").getBytes(StandardCharsets.UTF_8));
            out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void speak(OutputStream out, List<String> tokens, int perSecond) throws IOException {
        long start = System.nanoTime();
        startNanos = start;
        int said = 0;
        while (said < tokens.size()) {
            long due = Math.min(tokens.size(), (System.nanoTime() - start) * perSecond / 1_000_000_000L + 1);
            StringBuilder ready = new StringBuilder();
            for (; said < due; said++) {
                ready.append(event(tokens.get(said), "null"));
            }
            out.write(ready.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
            LockSupport.parkNanos(Math.max(1_000_000L, 1_000_000_000L / perSecond));
        }
    }

    private static String event(String token, String finish) {
        String escaped = token.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "data: {\"id\":\"b\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                + escaped + "\"},\"finish_reason\":" + finish + "}]}\n\n";
    }

    private void clock(HttpExchange exchange) throws IOException {
        String times = "{\"start\":" + startNanos + ",\"now\":" + System.nanoTime() + "}";
        send(exchange, 200, "application/json", times.getBytes(StandardCharsets.UTF_8));
    }

    private void file(HttpExchange exchange) throws IOException {
        Path file = page.resolve(exchange.getRequestURI().getPath().substring("/page/".length()))
                .normalize();
        if (!file.startsWith(page) || !Files.isRegularFile(file)) {
            send(exchange, 404, "text/plain", new byte[0]);
            return;
        }
        String type = file.toString().endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
        send(exchange, 200, type, Files.readAllBytes(file));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
