package dev.parley.client.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The body of a request. */
public sealed interface WireBody {

    String contentType();

    byte[] bytes();

    /** One JSON value as text. */
    record Json(String text) implements WireBody {
        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A form with files (RFC 7578). */
    record Form(String boundary, List<Part> parts) implements WireBody {
        public Form {
            parts = List.copyOf(parts);
        }

        public static Form of(List<Part> parts) {
            return new Form("parley-" + UUID.randomUUID(), parts);
        }

        @Override
        public String contentType() {
            return "multipart/form-data; boundary=" + boundary;
        }

        @Override
        public byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (Part part : parts) {
                out.writeBytes(ascii("--" + boundary + "\r\n"));
                part.write(out);
                out.writeBytes(ascii("\r\n"));
            }
            out.writeBytes(ascii("--" + boundary + "--\r\n"));
            return out.toByteArray();
        }
    }

    /** A part of a form. */
    sealed interface Part {

        void write(ByteArrayOutputStream out);
    }

    record Field(String name, String value) implements Part {
        @Override
        public void write(ByteArrayOutputStream out) {
            out.writeBytes(utf8("Content-Disposition: form-data; name=\"" + quoted(name) + "\"\r\n\r\n" + value));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record FilePart(String name, String fileName, String mediaType, byte[] content) implements Part {
        @Override
        public void write(ByteArrayOutputStream out) {
            out.writeBytes(utf8("Content-Disposition: form-data; name=\"" + quoted(name) + "\"; filename=\""
                    + quoted(fileName) + "\"\r\nContent-Type: " + oneLine(mediaType) + "\r\n\r\n"));
            out.writeBytes(content);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As browsers write names in forms (WHATWG HTML, "multipart/form-data encoding algorithm"). */
    private static String quoted(String text) {
        return text.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n]", " ");
    }
}
