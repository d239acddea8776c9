package dev.parley.benchmarks.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Callers, in a JVM of their own, one thread. Each connection sends its request again as soon as it has the whole answer.
 * Takes lines of {@code PORT CONNECTIONS MILLISECONDS REQUESTS SPREAD FILE}: how long new requests are sent, how many at
 * most, in how many milliseconds the connections begin, and the file of the request's bytes. Prints for each a line of
 * {@link LoadResult}. Ends when its standard input does.
 */
final class Load {
    /** After the time is over, for the answers under way. */
    private static final long DRAIN_NANOS = 10_000_000_000L;

    private final InetSocketAddress target;
    private final byte[] request;
    private final long requests;
    private final LoadResult result = new LoadResult();
    private long sent;
    private int open;
    private boolean over;

    private Load(InetSocketAddress target, byte[] request, long requests) {
        this.target = target;
        this.request = request;
        this.requests = requests;
    }

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] part = line.split(" ", 6);
            Load load = new Load(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(part[0])),
                    Files.readAllBytes(Path.of(part[5])),
                    Long.parseLong(part[3]));
            System.out.println(load.run(
                    Integer.parseInt(part[1]),
                    Long.parseLong(part[2]) * 1_000_000,
                    Long.parseLong(part[4]) * 1_000_000));
        }
    }

    private String run(int connections, long nanos, long spread) throws IOException {
        List<LoadConnection> all = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                SocketChannel channel = SocketChannel.open(target);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                LoadConnection connection = new LoadConnection(channel, request, result);
                channel.register(selector, SelectionKey.OP_READ, connection);
                all.add(connection);
            }
            open = connections;
            long start = System.nanoTime();
            int begun = 0;
            for (long now = start; now - start < nanos + DRAIN_NANOS && open > 0; now = System.nanoTime()) {
                over = over || now - start >= nanos || sent >= requests;
                while (begun < connections && now - start >= spread * begun / connections) {
                    next(all.get(begun++));
                }
                if (over && begun == connections && all.stream().noneMatch(LoadConnection::busy)) {
                    break;
                }
                selector.select(this::ready, spread > 0 || over ? 1 : 100);
            }
            result.took(
                    result.latestEnd() - start,
                    all.stream().filter(LoadConnection::busy).count());
        } finally {
            all.forEach(LoadConnection::close);
        }
        return result.line();
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof LoadConnection connection) {
            try {
                if (connection.read()) {
                    next(connection);
                }
            } catch (IOException | IllegalStateException e) {
                System.err.println("a connection failed: " + e.getMessage());
                key.cancel();
                connection.failed();
                open--;
            }
        }
    }

    private void next(LoadConnection connection) {
        if (over || sent >= requests) {
            return;
        }
        sent++;
        try {
            connection.send();
        } catch (IOException e) {
            connection.failed();
            open--;
        }
    }
}
