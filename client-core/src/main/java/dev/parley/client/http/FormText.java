package dev.parley.client.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form with files (RFC 7578) as people can read it: in the place of a file stands its size. */
final class FormText {
    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data; *boundary=\"?([^\";]+)\"?");

    private FormText() {}

    /** The body as text; any other than a form is its UTF-8. */
    static String of(String contentType, byte[] body) {
        Matcher form = BOUNDARY.matcher(contentType);
        if (!form.matches()) {
            return new String(body, StandardCharsets.UTF_8);
        }
        String delimiter = "--" + form.group(1);
        StringBuilder shown = new StringBuilder();
        // One character a byte, so that nothing is lost where the parts are cut.
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        int from = 0;
        for (int at = bytes.indexOf(delimiter); at >= 0; at = bytes.indexOf(delimiter, from)) {
            shown.append(part(bytes.substring(from, at))).append(delimiter);
            from = at + delimiter.length();
        }
        return shown.append(part(bytes.substring(from))).toString();
    }

    private static String part(String bytes) {
        int headEnd = bytes.indexOf("\r\n\r\n");
        boolean file = headEnd >= 0 && bytes.substring(0, headEnd).contains("; filename=\"");
        if (!file) {
            return utf8(bytes);
        }
        // The line end before the next delimiter belongs to that.
        int size = bytes.length() - headEnd - 4 - 2;
        return utf8(bytes.substring(0, headEnd + 4)) + "[" + Math.max(0, size) + " bytes]\r\n";
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
