package dev.parley.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what {@code curl -i} saved of a real server's answer, to be played again. */
public final class Captures {
    /** Headers of the connection, not of the answer; curl has already undone them. */
    private static final Set<String> HOP_BY_HOP =
            Set.of("transfer-encoding", "content-length", "connection", "keep-alive");

    /** What the recording wrote after the body, with the line end that it put before it. */
    private static final Pattern NOTES_AT_END =
            Pattern.compile("(curl: \\(\\d+\\)[^\\n]*\\n)?\\n# curl exit \\d+\\n?\\z");

    private Captures() {}

    /**
     * A recorded answer.
     *
     * @param headers as recorded, without those of the connection
     */
    @SuppressWarnings("ArrayRecordComponent") // a test's input, never compared
    public record Capture(String statusLine, List<HttpHeader> headers, byte[] body) {
        public Capture {
            headers = List.copyOf(headers);
        }

        public String bodyText() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The answer in one piece with a {@code Content-Length}. */
        public Reply reply() {
            return head().body(body);
        }

        /** The answer in chunks of {@code size} bytes, which cut through lines and characters. */
        public Reply reply(int size) {
            Reply reply = head();
            for (int at = 0; at < body.length; at += size) {
                reply = reply.chunk(Arrays.copyOfRange(body, at, Math.min(at + size, body.length)));
            }
            return reply.chunk(new byte[0]);
        }

        private Reply head() {
            Reply reply = Reply.statusLine(statusLine);
            for (HttpHeader header : headers) {
                reply = reply.header(header.name(), header.value());
            }
            return reply;
        }
    }

    /**
     * Reads a capture: lines that begin with {@code #} before the status line are notes and dropped,
     * and so are curl's own words after the body ({@code # curl exit 0}).
     *
     * @throws IOException if it cannot be read or is no such capture
     */
    public static Capture parse(InputStream in) throws IOException {
        String line = line(in);
        while (line.startsWith("#")) {
            line = line(in);
        }
        if (!line.startsWith("HTTP/")) {
            throw new IOException("no status line, but: " + line);
        }
        List<HttpHeader> headers = new ArrayList<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IOException("no header line, but: " + header);
            }
            String name = header.substring(0, colon);
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(new HttpHeader(name, header.substring(colon + 1).strip()));
            }
        }
        return new Capture(line, headers, withoutNotes(in.readAllBytes()));
    }

    /** Latin-1 keeps every byte, so that the notes can be found without touching the rest. */
    private static byte[] withoutNotes(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return NOTES_AT_END.matcher(text).replaceFirst("").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the capture ends in its head");
            }
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
