package dev.parley.app.cli;

import dev.parley.client.ContentPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a file that is sent along: an image, a sound or a text. */
final class AttachmentFile {
    /** 20 MiB: what the large providers take for a request, before base64. */
    static final long MAX_BYTES = 20L << 20;

    private static final Map<String, String> TYPES = Map.ofEntries(
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

    private AttachmentFile() {}

    /**
     * Reads the file.
     *
     * @throws UsageException if it cannot be read, is too large, or is none of the kinds
     */
    static ContentPart.Attachment read(String fileName) {
        try {
            Path file = Path.of(fileName);
            if (!Files.isRegularFile(file)) {
                throw UsageException.of("attach.unreadable", fileName);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw UsageException.of("attach.too_large", fileName, MAX_BYTES >> 20);
            }
            byte[] bytes = Files.readAllBytes(file);
            String name = String.valueOf(file.getFileName());
            String type = mediaType(name, bytes).orElseThrow(() -> UsageException.of("attach.unknown_kind", fileName));
            return new ContentPart.Attachment(name, type, bytes);
        } catch (IOException | InvalidPathException e) {
            throw UsageException.of("attach.unreadable", fileName);
        }
    }

    /** By the first bytes where they tell, then by the name, then by being valid UTF-8. */
    static Optional<String> mediaType(String name, byte[] bytes) {
        Optional<String> signature = signature(bytes);
        if (signature.isPresent()) {
            return signature;
        }
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String byName = TYPES.get(extension);
        if (byName != null && (byName.startsWith("image/") || byName.startsWith("audio/"))) {
            return Optional.of(byName);
        }
        return isText(bytes) ? Optional.of(byName == null ? "text/plain" : byName) : Optional.empty();
    }

    private static Optional<String> signature(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n")) {
            return Optional.of("image/png");
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (head.startsWith("GIF8")) {
            return Optional.of("image/gif");
        }
        if (head.startsWith("RIFF") && head.length() == 12) {
            return switch (head.substring(8)) {
                case "WEBP" -> Optional.of("image/webp");
                case "WAVE" -> Optional.of("audio/wav");
                default -> Optional.empty();
            };
        }
        if (head.startsWith("ID3")) {
            return Optional.of("audio/mpeg");
        }
        return Optional.empty();
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
