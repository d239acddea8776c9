package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpProxyTest {
    private ScriptedHttpServer server;
    private HttpProxy proxy;

    @BeforeEach
    void listen() {
        server = new ScriptedHttpServer().answer(Reply.json(200, "{\"here\":true}"));
        proxy = new HttpProxy().route("model.example:80", server.port());
    }

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }

    /** Sends this and reads to the end. */
    private String talk(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void handsOnARequestInAbsoluteFormWithoutWhatIsForItself() throws IOException {
        String answer = talk("POST http://model.example/v1/x?q=1 HTTP/1.1\r\nHost: model.example\r\n"
                + "Proxy-Authorization: Basic eA==\r\nX-Mine: 1\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("{\"here\":true}");
        RecordedRequest request = server.requests().getFirst();
        assertThat(request.target()).isEqualTo("/v1/x?q=1");
        assertThat(request.header("proxy-authorization")).isNull();
        assertThat(request.header("x-mine")).isEqualTo("1");
        assertThat(request.bodyText()).isEqualTo("{}");
        assertThat(proxy.requests().getFirst().target()).isEqualTo("http://model.example/v1/x?q=1");
    }

    @Test
    void tunnels() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("CONNECT model.example:80 HTTP/1.1\r\nHost: model.example:80\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String established = "HTTP/1.1 200 Connection established\r\n\r\n";
            assertThat(new String(in.readNBytes(established.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(established);
            socket.getOutputStream()
                    .write("GET /deep HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).endsWith("{\"here\":true}");
        }
        assertThat(server.requests().getFirst().target()).isEqualTo("/deep");
    }

    @Test
    void wantsItsLoginWhereItWasTold() throws IOException {
        proxy.wantLogin("me:pass");
        String request = "GET http://model.example/ HTTP/1.1\r\nHost: model.example\r\n";
        assertThat(talk(request + "\r\n")).startsWith("HTTP/1.1 407 ").contains("Basic realm");
        assertThat(talk(request + "Proxy-Authorization: Basic eA==\r\n\r\n")).startsWith("HTTP/1.1 407 ");
        assertThat(talk(request + "Proxy-Authorization: Basic bWU6cGFzcw==\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(server.requests()).hasSize(1);
        assertThat(proxy.requests()).hasSize(3);
    }

    @Test
    void reachesNothingElse() throws IOException {
        assertThat(talk("CONNECT other.example:443 HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 502 ");
        proxy.refuse(Reply.status(403).body("no"));
        assertThat(talk("CONNECT model.example:80 HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .endsWith("no");
        assertThat(server.connections()).isZero();
    }
}
