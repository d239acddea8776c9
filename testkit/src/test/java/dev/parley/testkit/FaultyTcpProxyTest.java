package dev.parley.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultyTcpProxyTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private PeerServer server;
    private FaultyTcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new PeerServer();
        proxy = FaultyTcpProxy.before(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    /** A client and the server's end of its connection. */
    private record Pair(Socket client, Socket peer) implements AutoCloseable {
        void send(String text) throws IOException {
            client.getOutputStream().write(text.getBytes(US_ASCII));
        }

        void answer(String text) throws IOException {
            peer.getOutputStream().write(text.getBytes(US_ASCII));
        }

        String readAtClient(int count) throws IOException {
            return new String(client.getInputStream().readNBytes(count), US_ASCII);
        }

        String readAtServer(int count) throws IOException {
            return new String(peer.getInputStream().readNBytes(count), US_ASCII);
        }

        @Override
        public void close() throws IOException {
            client.close();
            peer.close();
        }
    }

    private Pair connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(10_000);
        return new Pair(client, server.accept());
    }

    /** Nothing can be read while {@code socket} stays open: the read runs into its own time-out. */
    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(200);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> socket.getInputStream().read());
        socket.setSoTimeout(10_000);
    }

    @Test
    void forwardsBothWaysAndCounts() throws IOException {
        try (Pair pair = connect()) {
            pair.send("question");
            assertThat(pair.readAtServer(8)).isEqualTo("question");
            pair.answer("answer");
            assertThat(pair.readAtClient(6)).isEqualTo("answer");
            assertThat(proxy.connections()).isEqualTo(1);
            // They are counted when they have gone out, by when the other end may have them already.
            proxy.toServer().awaitBytes(8, Duration.ofSeconds(10));
            proxy.toClient().awaitBytes(6, Duration.ofSeconds(10));
            assertThat(proxy.toServer().bytes()).isEqualTo(8);
            assertThat(proxy.toClient().bytes()).isEqualTo(6);
        }
    }

    @Test
    void passesAHalfCloseOnAndTheAnswerStillComesBack() throws IOException {
        try (Pair pair = connect()) {
            pair.send("all");
            pair.client().shutdownOutput();
            assertThat(pair.peer().getInputStream().readAllBytes()).hasSize(3);
            pair.answer("late");
            pair.peer().close();
            assertThat(pair.client().getInputStream().readAllBytes()).hasSize(4);
        }
    }

    @Test
    void passesTheServersResetOn() throws IOException {
        try (Pair pair = connect()) {
            pair.answer("a");
            assertThat(pair.readAtClient(1)).isEqualTo("a");
            pair.peer().setSoLinger(true, 0);
            pair.peer().close();
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> pair.client().getInputStream().read());
        }
    }

    @Test
    void addsLatency() throws IOException {
        proxy.toClient().latency(Duration.ofMillis(300));
        try (Pair pair = connect()) {
            long before = System.nanoTime();
            pair.answer("slow");
            assertThat(pair.readAtClient(4)).isEqualTo("slow");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void latencyKeepsTheGapsInsteadOfAddingUp() throws IOException {
        proxy.toClient().latency(Duration.ofSeconds(2));
        try (Pair pair = connect()) {
            long before = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                pair.answer("x");
                pair.peer().getOutputStream().flush();
            }
            assertThat(pair.readAtClient(10)).hasSize(10);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void slicesWritesAndGoesOnWhenCleared() throws IOException {
        proxy.toClient().slice(2, Duration.ofHours(1));
        try (Pair pair = connect()) {
            pair.answer("abcdef");
            byte[] buffer = new byte[64];
            assertThat(pair.client().getInputStream().read(buffer)).isEqualTo(2);
            assertSilent(pair.client());
            proxy.toClient().clear();
            assertThat(pair.readAtClient(4)).isEqualTo("cdef");
        }
    }

    @Test
    void cutsByFinAfterExactlySoManyBytesOfTheAnswer() throws IOException {
        proxy.toClient().cutAfter(5);
        try (Pair pair = connect()) {
            pair.send("unread by the server");
            pair.answer("answer that is longer");
            assertThat(pair.client().getInputStream().readAllBytes()).isEqualTo("answe".getBytes(US_ASCII));
            pair.readAtServer(20);
            assertThat(pair.peer().getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void cutsAtZeroOnlyOnceTheAnswerBegins() throws IOException {
        proxy.toClient().cutAfter(0);
        try (Pair pair = connect()) {
            pair.send("q");
            assertThat(pair.readAtServer(1)).isEqualTo("q");
            assertSilent(pair.client());
            pair.answer("a");
            assertThat(pair.client().getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void resetsAfterExactlySoManyBytes() throws IOException {
        proxy.toClient().resetAfter(3);
        try (Pair pair = connect()) {
            pair.answer("abc");
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> pair.client().getInputStream().readAllBytes())
                    .withMessageContaining("reset");
            assertThat(proxy.toClient().bytes()).isEqualTo(3);
        }
    }

    @Test
    void resetsTheRequestOnItsWay() throws IOException {
        proxy.toServer().resetAfter(4);
        try (Pair pair = connect()) {
            pair.send("1234567");
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> pair.client().getInputStream().read());
            assertThat(proxy.toServer().bytes()).isEqualTo(4);
        }
    }

    @Test
    void stallsOpenAndLetsGoWhenCleared() throws IOException {
        proxy.toClient().stallAfter(2);
        try (Pair pair = connect()) {
            pair.answer("abcd");
            pair.peer().shutdownOutput();
            assertThat(pair.readAtClient(2)).isEqualTo("ab");
            assertSilent(pair.client());
            proxy.clear();
            assertThat(pair.client().getInputStream().readAllBytes()).isEqualTo("cd".getBytes(US_ASCII));
        }
    }

    @Test
    void seesTheClientLeaveWhileStalled() throws IOException {
        proxy.toClient().stallAfter(1);
        proxy.toServer().stallAfter(1);
        try (Pair pair = connect()) {
            pair.send("never arrives");
            pair.answer("ab");
            pair.readAtClient(1);
            assertThatThrownBy(() -> proxy.awaitClientGone(Duration.ofMillis(50)))
                    .isInstanceOf(AssertionError.class);
            pair.client().close();
            proxy.awaitClientGone(LONG);
        }
    }

    @Test
    void throttles() throws IOException {
        proxy.toClient().bandwidth(10_000);
        try (Pair pair = connect()) {
            long before = System.nanoTime();
            pair.answer("x".repeat(3_000));
            pair.readAtClient(3_000);
            // The pause after the last slice of 200 bytes is not seen by the client.
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(280));
        }
    }

    @Test
    void falsifiesOneByte() throws IOException {
        proxy.toClient().corruptAt(3).slice(2);
        try (Pair pair = connect()) {
            pair.answer("abcdef");
            byte[] expected = "abcdef".getBytes(US_ASCII);
            expected[3] ^= (byte) 0xFF;
            assertThat(pair.client().getInputStream().readNBytes(6)).isEqualTo(expected);
        }
    }

    @Test
    void refusesAtAcceptWithoutAWordToTheServer() throws IOException {
        proxy.refuse(true);
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            client.setSoTimeout(10_000);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        proxy.awaitConnections(1, LONG);
        proxy.refuse(false);
        try (Pair pair = connect()) {
            pair.send("x");
            assertThat(pair.readAtServer(1)).isEqualTo("x");
        }
        assertThat(proxy.connections()).isEqualTo(2);
    }

    @Test
    void resetsAllOpenConnectionsNow() throws IOException {
        try (Pair pair = connect()) {
            pair.answer("a");
            pair.readAtClient(1);
            proxy.resetAll();
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> pair.client().getInputStream().read());
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> pair.peer().getInputStream().read());
        }
    }

    @Test
    void tellsTheServerWhenTheClientLeaves() throws Exception {
        try (Pair pair = connect()) {
            var seen = PeerServer.later(() -> pair.peer().getInputStream().read());
            pair.client().close();
            assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
            proxy.awaitClientGone(LONG);
        }
    }

    @Test
    void aBlackHoleLetsNobodyIn() throws IOException {
        try (BlackHole hole = new BlackHole();
                Socket client = new Socket()) {
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() ->
                            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), hole.port()), 500));
        }
    }
}
