package dev.parley.client.media;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what a file is from its first bytes. */
public final class MediaTypes {
    /** What is not known. */
    public static final String UNKNOWN = "application/octet-stream";

    /** As many first bytes as {@link #of} looks at. */
    public static final int LOOK_AHEAD = 16;

    private MediaTypes() {}

    /**
     * The media type.
     *
     * @param said what the server says; it is believed where it says something
     * @param head the first bytes
     */
    public static String of(@Nullable String said, byte[] head) {
        String bare = said == null ? "" : said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean saysNothing = bare.isEmpty() || bare.equals(UNKNOWN) || bare.equals("binary/octet-stream");
        return saysNothing ? sniffed(head) : bare;
    }

    private static String sniffed(byte[] head) {
        if (starts(head, 0, "\u0089PNG")) {
            return "image/png";
        }
        if (starts(head, 0, "\u00FF\u00D8\u00FF")) {
            return "image/jpeg";
        }
        if (starts(head, 0, "GIF8")) {
            return "image/gif";
        }
        if (starts(head, 0, "RIFF")) {
            return starts(head, 8, "WEBP") ? "image/webp" : starts(head, 8, "WAVE") ? "audio/wav" : UNKNOWN;
        }
        if (starts(head, 0, "ID3") || starts(head, 0, "\u00FF\u00FB") || starts(head, 0, "\u00FF\u00F3")) {
            return "audio/mpeg";
        }
        if (starts(head, 0, "fLaC")) {
            return "audio/flac";
        }
        if (starts(head, 0, "OggS")) {
            return "audio/ogg";
        }
        if (starts(head, 4, "ftyp")) {
            return "video/mp4";
        }
        if (starts(head, 0, "\u001AE\u00DF\u00A3")) {
            return "video/webm";
        }
        return starts(head, 0, "%PDF") ? "application/pdf" : UNKNOWN;
    }

    private static boolean starts(byte[] head, int at, String bytes) {
        if (head.length < at + bytes.length()) {
            return false;
        }
        for (int i = 0; i < bytes.length(); i++) {
            if ((head[at + i] & 0xFF) != bytes.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
