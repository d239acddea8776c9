package dev.parley.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Answers every request with the same stream of chat chunks, as fast as the reader takes them: bytes made beforehand,
 * one HTTP chunk per event as model servers send them, many to a write. Below {@link #CHANGING} the field {@code created} is
 * another in each event. Prints its port; ends when its standard input does.
 */
final class ChunkServer {
    static final String WORD = "0123456789 ";
    static final String CHANGING = "/changing";

    private static final int CREATED = 1_760_000_000;

    /** One event is 243 bytes with the blank line that ends it. */
    private static final String EVENT = "data: {\"id\":\"chatcmpl-0123456789abcdef0123456789\",\"object\":"
            + "\"chat.completion.chunk\",\"created\":" + CREATED
            + ",\"model\":\"benchmark\",\"system_fingerprint\":\"fp_0123456789\","
            + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + WORD
            + "\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n";

    private static final String LAST = "data: {\"id\":\"chatcmpl-0123456789abcdef0123456789\",\"object\":"
            + "\"chat.completion.chunk\",\"created\":" + CREATED + ",\"model\":\"benchmark\","
            + "\"choices\":[{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}]}\n\n";

    private static final String END = "data: [DONE]\n\n";
    private static final int AROUND_DATA = "data: \n\n".length();
    private static final int EVENTS_A_WRITE = 250;

    private ChunkServer() {}

    /** The bytes of a body. */
    static long bytes(int events) {
        return (long) events * EVENT.length() + LAST.length() + END.length();
    }

    /** The characters of the data of a body's events, the end marker aside. */
    static long characters(int events) {
        return (long) events * (EVENT.length() - AROUND_DATA) + LAST.length() - AROUND_DATA;
    }

    public static void main(String[] args) throws IOException {
        int events = Integer.parseInt(args[0]);
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> serve(server, events));
        System.out.println(server.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        server.close();
    }

    /** One event as an HTTP chunk. */
    static String event() {
        return HttpPieces.chunk(EVENT);
    }

    private static String manyEvents(boolean changing) {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < EVENTS_A_WRITE; i++) {
            many.append(changing ? event().replace(String.valueOf(CREATED), String.valueOf(CREATED + i)) : event());
        }
        return many.toString();
    }

    /** What comes after the last event. */
    static String end() {
        return HttpPieces.chunk(LAST) + HttpPieces.chunk(END) + HttpPieces.LAST_CHUNK;
    }

    private static void serve(ServerSocket server, int events) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                String request = HttpPieces.readRequest(new BufferedInputStream(socket.getInputStream()));
                answer(socket.getOutputStream(), events, request.contains(CHANGING));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    System.err.println("connection ended: " + e.getMessage());
                }
            }
        }
    }

    private static void answer(OutputStream out, int events, boolean changing) throws IOException {
        out.write(HttpPieces.streamHead());
        byte[] many = HttpPieces.ascii(manyEvents(changing));
        for (int sent = 0; sent < events; sent += EVENTS_A_WRITE) {
            out.write(many, 0, many.length / EVENTS_A_WRITE * Math.min(EVENTS_A_WRITE, events - sent));
        }
        out.write(HttpPieces.ascii(end()));
        out.flush();
    }
}
