package dev.parley.client.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens for messages of programs of the same user: on a Unix-domain socket in the folder, else, where there are none
 * or the folder's path is too long for one, on a port of the loopback interface. Where, and the secret that a message
 * has to begin with, is in a file that only the user can read.
 */
final class InstanceListener implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MAX_MESSAGE = 64 << 10;
    private static final int SECRET_BYTES = 32;
    private static final int TAKEN = 1;
    private static final String FILE = "instance";

    private final ServerSocketChannel server;
    private final Path file;
    private final @Nullable Path socket;
    private final byte[] secret;
    private final Consumer<String> onMessage;

    private InstanceListener(
            ServerSocketChannel server, Path file, @Nullable Path socket, byte[] secret, Consumer<String> onMessage) {
        this.server = server;
        this.file = file;
        this.socket = socket;
        this.secret = secret;
        this.onMessage = onMessage;
    }

    static InstanceListener start(Path folder, Consumer<String> onMessage) throws IOException {
        Path file = folder.resolve(FILE);
        Path socket = folder.resolve(FILE + ".sock");
        // Those of a program that was killed.
        Files.deleteIfExists(file);
        Files.deleteIfExists(socket);
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        ServerSocketChannel unix = unixServer(socket);
        ServerSocketChannel server = unix != null ? unix : loopbackServer();
        InstanceListener listener = new InstanceListener(server, file, unix == null ? null : socket, secret, onMessage);
        boolean done = false;
        try {
            String where = server.getLocalAddress() instanceof InetSocketAddress address
                    ? Integer.toString(address.getPort())
                    : "unix";
            String content = where + " " + HexFormat.of().formatHex(secret) + "\n";
            new AtomicFile(file).write(content.getBytes(StandardCharsets.US_ASCII));
            done = true;
        } finally {
            if (!done) {
                listener.close();
            }
        }
        Thread.ofVirtual().name("instance").start(listener::accept);
        return listener;
    }

    private static @Nullable ServerSocketChannel unixServer(Path socket) throws IOException {
        ServerSocketChannel server = null;
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            return server;
        } catch (UnsupportedOperationException | IOException notHere) {
            if (server != null) {
                server.close();
            }
            return null;
        }
    }

    private static ServerSocketChannel loopbackServer() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return server;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel peer = server.accept();
                Thread.ofVirtual().name("instance-peer").start(() -> serve(peer));
            } catch (IOException closedOrOutOfFiles) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private void serve(SocketChannel peer) {
        closeLater(peer);
        try (peer) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(peer));
            byte[] said = in.readNBytes(SECRET_BYTES);
            if (!MessageDigest.isEqual(said, secret)) {
                return;
            }
            int length = in.readInt();
            if (length < 0 || length > MAX_MESSAGE) {
                return;
            }
            byte[] message = in.readNBytes(length);
            if (message.length < length) {
                throw new EOFException();
            }
            onMessage.accept(new String(message, StandardCharsets.UTF_8));
            Channels.newOutputStream(peer).write(TAKEN);
        } catch (IOException gone) {
            // It is the other's to say that it was not heard.
        }
    }

    /** Channels have no time-out of their own. */
    private static void closeLater(SocketChannel peer) {
        CompletableFuture.delayedExecutor(LIMIT.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> closeQuietly(peer));
    }

    private static void closeQuietly(SocketChannel peer) {
        try {
            peer.close();
        } catch (IOException closedAnyway) {
            // Nothing more can be done with it.
        }
    }

    /** Tries until somebody took it or {@code patience} is over. */
    static boolean send(Path folder, String message, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean taken = sent(folder, message);
        while (!taken && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            taken = sent(folder, message);
        }
        return taken;
    }

    private static boolean sent(Path folder, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_MESSAGE) {
            throw new IllegalArgumentException("the message is too long");
        }
        try {
            String[] words = Files.readString(folder.resolve(FILE), StandardCharsets.US_ASCII)
                    .trim()
                    .split(" ", 2);
            byte[] secret = HexFormat.of().parseHex(words[words.length - 1]);
            try (SocketChannel channel = SocketChannel.open(address(folder, words[0]))) {
                closeLater(channel);
                DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
                out.write(secret);
                out.writeInt(bytes.length);
                out.write(bytes);
                return Channels.newInputStream(channel).read() == TAKEN;
            }
        } catch (IOException | IllegalArgumentException notThere) {
            return false;
        }
    }

    private static SocketAddress address(Path folder, String where) {
        return where.equals("unix")
                ? UnixDomainSocketAddress.of(folder.resolve(FILE + ".sock"))
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(where));
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(file);
            if (socket != null) {
                Files.deleteIfExists(socket);
            }
        } catch (IOException leftBehind) {
            // The next program deletes them.
        }
    }
}
