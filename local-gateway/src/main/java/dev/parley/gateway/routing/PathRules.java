package dev.parley.gateway.routing;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Refuses paths that could mean another place than they show. Pure. */
public final class PathRules {
    /** A path may have been encoded more than once on its way; what is still encoded after this many stays so. */
    private static final int DECODINGS = 3;

    private PathRules() {}

    /**
     * What is wrong with a path and query that a caller sent, or {@code null}.
     *
     * @param uri in origin form, still percent-encoded
     */
    public static @Nullable String fault(String uri) {
        if (!uri.startsWith("/")) {
            return "The request target must be a path, not a whole URL.";
        }
        if (!isPlain(uri)) {
            return "The path has characters that must be percent-encoded.";
        }
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        for (int i = 0; i < DECODINGS; i++) {
            String fault = segmentFault(path);
            if (fault != null) {
                return fault;
            }
            String decoded = decoded(path);
            if (decoded == null && i == 0) {
                return "The path has a percent sign that encodes nothing.";
            }
            if (decoded == null || decoded.equals(path)) {
                return null;
            }
            path = decoded;
        }
        return segmentFault(path);
    }

    /** As {@link #fault}, for the {@code path} of a job: it must also not name a host ({@code //host}). */
    public static @Nullable String jobPathFault(String path) {
        if (path.startsWith("//")) {
            return "The path must not name a host.";
        }
        return fault(path);
    }

    private static boolean isPlain(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c <= 0x20 || c >= 0x7f || c == '#' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String segmentFault(String path) {
        if (path.contains("..") && climbs(path)) {
            return "The path must not climb with two dots.";
        }
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) < 0x20 || path.charAt(i) == 0x7f) {
                return "The path has control characters.";
            }
        }
        return null;
    }

    private static boolean climbs(String path) {
        for (String segment : path.split("[/\\\\]", -1)) {
            // Some servers cut parameters off before they resolve dots: "..;x" climbs as ".." does.
            int parameters = segment.indexOf(';');
            String name = parameters < 0 ? segment : segment.substring(0, parameters);
            if (name.equals("..")) {
                return true;
            }
        }
        return false;
    }

    /** Decodes bytes to characters of the same number, which is enough to look for ASCII; {@code null} if malformed. */
    private static @Nullable String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] out = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return null;
                }
                c = (char) (high * 16 + low);
                i += 2;
            }
            out[length++] = (byte) c;
        }
        return new String(out, 0, length, StandardCharsets.ISO_8859_1);
    }
}
