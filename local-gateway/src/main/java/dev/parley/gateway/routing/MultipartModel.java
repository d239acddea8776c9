package dev.parley.gateway.routing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the field {@code model} in a multipart form (RFC 7578), as {@code /v1/audio/transcriptions} has it, and puts
 * another value in its place. All else stays byte for byte. Pure.
 */
public final class MultipartModel {
    private static final String FORM = "multipart/form-data";
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "(?im)^content-disposition:\\s*form-data\\b[^\\r\\n]*;\\s*name=(?:\"([^\"\\r\\n]*)\"|([^\\s;]+))");

    private final byte[] body;
    private final List<Part> parts;

    /** A part's name and where its value is. */
    private record Part(String name, int from, int to) {}

    private MultipartModel(byte[] body, List<Part> parts) {
        this.body = body;
        this.parts = parts;
    }

    /** Whether a body of this {@code Content-Type} is such a form. */
    public static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.strip().regionMatches(true, 0, FORM, 0, FORM.length());
    }

    /** Reads a form; {@code null} if it is not well-formed. */
    public static @Nullable MultipartModel read(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return null;
        }
        String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        List<Part> parts = parts(body, ("--" + text).getBytes(StandardCharsets.ISO_8859_1));
        return parts == null ? null : new MultipartModel(body, parts);
    }

    private static @Nullable List<Part> parts(byte[] body, byte[] delimiter) {
        List<Part> parts = new ArrayList<>();
        int at = startsWith(body, 0, delimiter) ? 0 : -1;
        byte[] inner = concat("\r\n".getBytes(StandardCharsets.ISO_8859_1), delimiter);
        while (at >= 0) {
            int begin = at + delimiter.length;
            if (startsWith(body, begin, bytes("--"))) {
                return parts;
            }
            int head = indexOf(body, begin, bytes("\r\n\r\n"));
            int end = head < 0 ? -1 : indexOf(body, head + 2, inner);
            if (end < 0) {
                return null;
            }
            int value = Math.min(head + 4, end);
            Matcher name = NAME.matcher(new String(body, begin, head - begin, StandardCharsets.UTF_8));
            if (name.find()) {
                parts.add(new Part(name.group(1) == null ? name.group(2) : name.group(1), value, end));
            }
            at = end + 2;
        }
        return null;
    }

    /** The value of the field; {@code null} if it is not there once. */
    public @Nullable String model() {
        Part part = part();
        return part == null ? null : new String(body, part.from, part.to - part.from, StandardCharsets.UTF_8);
    }

    private @Nullable Part part() {
        List<Part> found =
                parts.stream().filter(part -> part.name.equals("model")).toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    /** Whether one of these fields is there. */
    public boolean hasAny(Set<String> names) {
        return parts.stream().anyMatch(part -> names.contains(part.name));
    }

    /** The body with another model in it. */
    public byte[] withModel(String model) {
        Part part = part();
        if (part == null) {
            throw new IllegalStateException("the form has no model");
        }
        byte[] before = Arrays.copyOf(body, part.from);
        byte[] after = Arrays.copyOfRange(body, part.to, body.length);
        return concat(concat(before, model.getBytes(StandardCharsets.UTF_8)), after);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static boolean startsWith(byte[] body, int at, byte[] wanted) {
        return at + wanted.length <= body.length
                && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static int indexOf(byte[] body, int from, byte[] wanted) {
        for (int at = from; at + wanted.length <= body.length; at++) {
            if (body[at] == wanted[0] && startsWith(body, at, wanted)) {
                return at;
            }
        }
        return -1;
    }
}
