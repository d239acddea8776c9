package dev.parley.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses requests of HTTP/1.1 (RFC 9112), as strictly as a client under test deserves. */
final class RequestReader {
    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next head; {@code null} if the client ended the connection between two requests. */
    RecordedRequest.@Nullable Head head() throws IOException {
        String requestLine = line();
        if (requestLine == null) {
            return null;
        }
        String[] parts = requestLine.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new IOException("not a request line: " + requestLine);
        }
        return new RecordedRequest.Head(parts[0], parts[1], headers());
    }

    byte[] body(RecordedRequest.Head head) throws IOException {
        String coding = head.header("Transfer-Encoding");
        String length = head.header("Content-Length");
        if (coding != null && length != null) {
            throw new IOException("both Transfer-Encoding and Content-Length");
        }
        if (coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
            return chunks();
        }
        return length == null ? new byte[0] : exactly(Integer.parseInt(length.strip()));
    }

    private List<HttpHeader> headers() throws IOException {
        List<HttpHeader> headers = new ArrayList<>();
        for (String line = wanted(line()); !line.isEmpty(); line = wanted(line())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header line: " + line);
            }
            headers.add(new HttpHeader(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = wanted(line()).split(";", 2)[0].strip();
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                headers();
                return body.toByteArray();
            }
            body.writeBytes(exactly(length));
            if (!wanted(line()).isEmpty()) {
                throw new IOException("a chunk is longer than its size");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the body ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static String wanted(@Nullable String line) throws IOException {
        if (line == null) {
            throw new EOFException("the request ended in its head");
        }
        return line;
    }

    /** A line without its CR LF; {@code null} at a clean end. Header bytes above 0x7F are read as UTF-8. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException("the request ended in a line");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
