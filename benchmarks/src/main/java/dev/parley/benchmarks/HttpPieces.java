package dev.parley.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** As much of HTTP/1.1 as the servers of the measurements speak: bytes made beforehand cost nothing while time runs. */
final class HttpPieces {
    /** What ends a chunked body. */
    static final String LAST_CHUNK = "0\r\n\r\n";

    private static final String STREAM_HEAD = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Content-Type: text/event-stream",
            "Transfer-Encoding: chunked",
            "Connection: close",
            "",
            "");

    private HttpPieces() {}

    /** The head of an answer that is a stream of events. */
    static byte[] streamHead() {
        return ascii(STREAM_HEAD);
    }

    static String chunk(String body) {
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads the request line, the headers and, by its length or by its chunks, the body; comes back with the first. */
    static String readRequest(InputStream in) throws IOException {
        String request = line(in);
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
            return request;
        }
        for (int size = size(in); size > 0; size = size(in)) {
            in.skipNBytes(size + 2L);
        }
        line(in);
        return request;
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
}
