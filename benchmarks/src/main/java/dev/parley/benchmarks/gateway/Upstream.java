package dev.parley.benchmarks.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The model server behind every gateway, in a JVM of its own, one thread. What a request gets stands in its body: without
 * {@code "stream":true} 316 bytes of JSON at once, with it {@code max_tokens} events at 50 a second, the first at once. The
 * model {@code idle} stops after its first event, {@code silent} never answers, {@code job} answers once {@code go} was said.
 *
 * <p>Prints its port, then {@code came} and {@code gone NANOS} for the models {@code busy} and {@code silent}. Takes the
 * commands {@code hold}, {@code go}, {@code nudge} (one more event for each idle stream) and {@code jobs}, which prints how
 * many came and when the last did. Ends when its standard input does.
 */
final class Upstream {
    private static final int EVENTS_A_SECOND = 50;
    private static final int TICKS_AN_EVENT = 1_000 / EVENTS_A_SECOND;
    private static final long TICK_NANOS = 1_000_000;

    private final Selector selector = Selector.open();
    private final ConcurrentLinkedQueue<String> commands = new ConcurrentLinkedQueue<>();
    private final List<List<UpstreamConnection>> turns = new ArrayList<>();
    private final List<UpstreamConnection> idle = new ArrayList<>();
    private final List<UpstreamConnection> held = new ArrayList<>();
    private boolean holding;
    private int tick;
    private int streams;
    private long jobs;
    private long latestJob;

    private Upstream() throws IOException {
        for (int i = 0; i < TICKS_AN_EVENT; i++) {
            turns.add(new ArrayList<>());
        }
    }

    public static void main(String[] args) throws IOException {
        Upstream upstream = new Upstream();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        server.configureBlocking(false);
        server.register(upstream.selector, SelectionKey.OP_ACCEPT);
        System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
        Thread serving = Thread.ofPlatform().daemon().start(upstream::serve);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null && serving.isAlive(); line = in.readLine()) {
            upstream.commands.add(line);
            upstream.selector.wakeup();
        }
    }

    private void serve() {
        try {
            long next = System.nanoTime();
            while (true) {
                if (streams > 0) {
                    selector.select(this::ready, 1);
                } else {
                    selector.select(this::ready);
                    next = System.nanoTime();
                }
                for (String command = commands.poll(); command != null; command = commands.poll()) {
                    obey(command);
                }
                for (long now = System.nanoTime(); streams > 0 && next <= now; next += TICK_NANOS) {
                    speak();
                }
            }
        } catch (IOException e) {
            System.err.println("the upstream failed: " + e);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ, new UpstreamConnection(channel));
            } else if (key.attachment() instanceof UpstreamConnection connection) {
                String request = connection.read();
                if (request != null) {
                    answer(connection, request);
                }
            }
        } catch (IOException e) {
            gone(key);
        }
    }

    private void gone(SelectionKey key) {
        key.cancel();
        if (key.attachment() instanceof UpstreamConnection connection) {
            connection.close();
            if (connection.watched()) {
                System.out.println("gone " + System.nanoTime());
            }
        }
    }

    private void answer(UpstreamConnection connection, String request) throws IOException {
        if (request.contains("\"model\":\"silent\"")) {
            connection.watch();
            System.out.println("came");
        } else if (request.contains("\"stream\":true")) {
            stream(connection, request);
        } else if (request.contains("\"model\":\"job\"")) {
            job(connection);
        } else {
            connection.json();
        }
    }

    private void job(UpstreamConnection connection) throws IOException {
        jobs++;
        latestJob = System.nanoTime();
        if (holding) {
            held.add(connection);
        } else {
            connection.json();
        }
    }

    private void stream(UpstreamConnection connection, String request) throws IOException {
        boolean busy = request.contains("\"model\":\"busy\"");
        connection.begin(number(request, "\"max_tokens\":"));
        connection.event();
        if (request.contains("\"model\":\"idle\"")) {
            idle.add(connection);
            return;
        }
        if (busy) {
            connection.watch();
            System.out.println("came");
        }
        streams++;
        // Spread over the 20 ms, as the streams of many users are.
        turns.get((tick + streams) % TICKS_AN_EVENT).add(connection);
    }

    private void speak() {
        tick = (tick + 1) % TICKS_AN_EVENT;
        turns.get(tick).removeIf(connection -> {
            boolean goesOn = connection.event();
            if (!goesOn) {
                streams--;
            }
            return !goesOn;
        });
    }

    private void obey(String command) throws IOException {
        switch (command) {
            case "hold" -> {
                holding = true;
                jobs = 0;
            }
            case "go" -> {
                holding = false;
                for (UpstreamConnection connection : held) {
                    connection.json();
                }
                held.clear();
            }
            case "nudge" -> {
                idle.forEach(UpstreamConnection::event);
                idle.clear();
            }
            case "jobs" -> System.out.println("jobs " + jobs + " " + latestJob);
            default -> System.err.println("no such command: " + command);
        }
    }

    private static int number(String text, String name) {
        int from = text.indexOf(name) + name.length();
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return Integer.parseInt(text.substring(from, to));
    }
}
