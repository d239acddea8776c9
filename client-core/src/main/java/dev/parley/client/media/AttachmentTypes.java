package dev.parley.client.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells what kind of file a person attaches: an image, a sound, a PDF or a text. */
public final class AttachmentTypes {
    /** 20 MiB: what the large providers take for a request, before base64. */
    public static final long MAX_BYTES = 20L << 20;

    private static final String PDF = "application/pdf";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("wav", "audio/wav"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("flac", "audio/flac"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("md", "text/markdown"),
            Map.entry("csv", "text/csv"),
            Map.entry("html", "text/html"),
            Map.entry("json", "application/json"));

    private AttachmentTypes() {}

    /**
     * The media type; empty for what is none of the kinds. By the first bytes where they tell, then by the name, then by
     * being valid UTF-8.
     */
    public static Optional<String> of(String name, byte[] bytes) {
        String known = MediaTypes.of(null, bytes);
        if (known.startsWith("image/") || known.startsWith("audio/") || known.equals(PDF)) {
            return Optional.of(known);
        }
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String byName = BY_EXTENSION.get(extension);
        if (byName != null && (byName.startsWith("image/") || byName.startsWith("audio/"))) {
            return Optional.of(byName);
        }
        return isText(bytes) ? Optional.of(byName == null ? "text/plain" : byName) : Optional.empty();
    }

    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
