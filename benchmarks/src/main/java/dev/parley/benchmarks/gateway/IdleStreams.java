package dev.parley.benchmarks.gateway;

import dev.parley.benchmarks.ProcessFigures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** 500 streams that wait: what they take of memory, and whether each of them still gets what comes. */
final class IdleStreams {
    static final int STREAMS = 500;

    private static final int EVENTS = 3;
    private static final int LIMIT_MS = 10_000;

    private IdleStreams() {}

    /** Opens them, looks at the memory, and counts those that get their next event. */
    static int served(Field field, Contender contender, Figures figures) throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        int served = 0;
        try {
            for (int i = 0; i < STREAMS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), contender.port());
                socket.setSoTimeout(LIMIT_MS);
                sockets.add(socket);
                socket.getOutputStream().write(contender.stream("idle", EVENTS));
                event(socket);
            }
            if (contender.process() != null) {
                figures.add(contender.title(), Measure.IDLE_RSS, ProcessFigures.memory(contender.process(), "Rss"));
                figures.add(contender.title(), Measure.IDLE_PSS, ProcessFigures.memory(contender.process(), "Pss"));
            }
            field.requests(contender, 1, 200);
            field.upstream().say("nudge");
            for (Socket socket : sockets) {
                served += event(socket) ? 1 : 0;
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        return served;
    }

    /** Reads to the end of an event. */
    private static boolean event(Socket socket) {
        StringBuilder text = new StringBuilder();
        byte[] some = new byte[4096];
        try {
            while (text.indexOf("}\n\n") < 0) {
                int count = socket.getInputStream().read(some);
                if (count < 0) {
                    return false;
                }
                text.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
