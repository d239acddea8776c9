package dev.parley.client.transcript;

import java.util.regex.Pattern;

/**
 * A file that goes with a turn. Two of the same content have the same hash, under which the bytes are kept.
 *
 * @param name for people; never a path
 * @param mediaType such as {@code image/png}
 * @param size in bytes
 * @param sha256 of the bytes, 64 hexadecimal digits in lower case
 */
public record TurnAttachment(String name, String mediaType, long size, String sha256) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * A reference to bytes.
     *
     * @throws IllegalArgumentException if the hash is none: it names a file, so it is no word that somebody chose
     */
    public TurnAttachment {
        if (!isHash(sha256)) {
            throw new IllegalArgumentException("not a SHA-256");
        }
    }

    /** Whether this is a hash as they are written here. */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    public boolean isImage() {
        return mediaType.startsWith("image/");
    }

    public boolean isAudio() {
        return mediaType.startsWith("audio/");
    }

    public boolean isPdf() {
        return mediaType.equals("application/pdf");
    }

    /** Whether its bytes are text in UTF-8. */
    public boolean isText() {
        return mediaType.startsWith("text/") || mediaType.equals("application/json");
    }
}
