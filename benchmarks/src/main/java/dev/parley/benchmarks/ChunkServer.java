package dev.parley.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Answers every request with the same stream of chat chunks, as fast as the reader takes them: bytes made beforehand,
 * one HTTP chunk per event as model servers send them, many to a write. Prints its port; ends when its standard input
 * does.
 */
final class ChunkServer {
    static final String WORD = "0123456789 ";

    /** One event is 243 bytes with the blank line that ends it. */
    private static final String EVENT = "data: {\"id\":\"chatcmpl-0123456789abcdef0123456789\",\"object\":"
            + "\"chat.completion.chunk\",\"created\":1760000000,\"model\":\"benchmark\",\"system_fingerprint\":\"fp_0123456789\","
            + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + WORD
            + "\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n";

    private static final String LAST = "data: {\"id\":\"chatcmpl-0123456789abcdef0123456789\",\"object\":"
            + "\"chat.completion.chunk\",\"created\":1760000000,\"model\":\"benchmark\","
            + "\"choices\":[{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}]}\n\n";

    private static final int EVENTS_A_WRITE = 250;

    private ChunkServer() {}

    public static void main(String[] args) throws IOException {
        int events = Integer.parseInt(args[0]);
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> serve(server, events));
        System.out.println(server.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        server.close();
    }

    private static void serve(ServerSocket server, int events) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                skipRequest(new BufferedInputStream(socket.getInputStream()));
                answer(socket.getOutputStream(), events);
            } catch (IOException e) {
                System.err.println("connection ended: " + e.getMessage());
            }
        }
    }

    private static void answer(OutputStream out, int events) throws IOException {
        out.write(ascii(String.join(
                "\r\n",
                "HTTP/1.1 200 OK",
                "Content-Type: text/event-stream",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "",
                "")));
        byte[] many = ascii(chunk(EVENT).repeat(EVENTS_A_WRITE));
        for (int sent = 0; sent < events; sent += EVENTS_A_WRITE) {
            out.write(many, 0, many.length / EVENTS_A_WRITE * Math.min(EVENTS_A_WRITE, events - sent));
        }
        out.write(ascii(chunk(LAST) + chunk("data: [DONE]\n\n") + "0\r\n\r\n"));
        out.flush();
    }

    private static String chunk(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
    }

    /** Reads the request line, the headers and, by its length or by its chunks, the body. */
    private static void skipRequest(InputStream in) throws IOException {
        long length = 0;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
        }
        if (!chunked) {
            in.skipNBytes(length);
            return;
        }
        for (int size = size(in); size > 0; size = size(in)) {
            in.skipNBytes(size + 2L);
        }
        line(in);
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
