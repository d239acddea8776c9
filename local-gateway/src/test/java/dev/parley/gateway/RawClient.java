package dev.parley.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An HTTP client made of a bare socket, which can send what no proper client sends and leave when it likes. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawClient(URI gateway) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), gateway.getPort());
        this.socket.setSoTimeout(20_000);
        this.in = socket.getInputStream();
    }

    /** The bytes of a request with the right Host and token; {@code headers} are whole lines. */
    static String request(Gateway gateway, String line, String body, String... headers) {
        StringBuilder text = new StringBuilder(line + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + gateway.url().getPort() + "\r\nAuthorization: Bearer " + gateway.token() + "\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        if (!body.isEmpty()) {
            text.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads up to and with {@code end}. */
    String readTo(String end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.UTF_8).endsWith(end)) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the connection ended after: " + read.toString(StandardCharsets.UTF_8));
            }
            read.write(b);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Reads until the other side closes or resets. */
    String readAll() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            in.transferTo(read);
        } catch (SocketException e) {
            // a reset is an end as well
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    String head() throws IOException {
        return readTo("\r\n\r\n");
    }

    /** The whole answer of one request whose connection ends after it. */
    static String exchange(URI gateway, String request) throws IOException {
        try (RawClient client = new RawClient(gateway)) {
            return client.send(request).readAll();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
