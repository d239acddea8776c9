package dev.parley.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** The body without its Content-Encoding (RFC 9110, section 8.4). Only gzip is asked for, so only gzip is understood. */
final class ContentCoding {
    /** For the Accept-Encoding header. Set by ourselves, so that the HTTP engine leaves the decoding to us. */
    static final String ACCEPTED = "gzip";

    private ContentCoding() {}

    /**
     * The decoded body.
     *
     * @param codings the values of all Content-Encoding headers
     */
    static InputStream decoded(List<String> codings, InputStream body) {
        String coding = String.join(",", codings).strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> new GzipBody(body);
            default -> new Unreadable(body, coding);
        };
    }

    /** Says so when it is read: whoever wants only the status of an answer is not kept from it. */
    private static final class Unreadable extends InputStream {
        private final InputStream body;
        private final String coding;

        private Unreadable(InputStream body, String coding) {
            this.body = body;
            this.coding = coding;
        }

        @Override
        public int read() throws IOException {
            throw new ContentCodingException(
                    "The server says that it sent " + shortened() + ", which was not asked for.");
        }

        private String shortened() {
            return coding.length() <= 40 ? coding : coding.substring(0, 40) + "…";
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
