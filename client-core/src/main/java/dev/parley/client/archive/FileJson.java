package dev.parley.client.archive;

import dev.parley.client.transcript.TurnAttachment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The bytes of attached files in an archive: {@code {"files": {SHA-256: base64}}}. */
final class FileJson {
    /** Characters of one file: 96 MiB of bytes, several times what can be attached. */
    static final int LONGEST = 128 << 20;

    private static final String FILES = "files";

    private FileJson() {}

    static void write(List<ArchivedChat> chats, ArchivedFiles from, ObjectNode root) {
        Set<String> done = new LinkedHashSet<>();
        attachments(chats).forEach(file -> {
            byte[] bytes = done.add(file.sha256()) ? from.bytes(file) : null;
            if (bytes != null) {
                root.withObject("/" + FILES)
                        .put(file.sha256(), Base64.getEncoder().encodeToString(bytes));
            }
        });
    }

    /** {@link ArchiveException} if bytes are not those that the hash is of. */
    static Map<TurnAttachment, byte[]> read(JsonNode root, List<ArchivedChat> chats) {
        Map<TurnAttachment, byte[]> files = new HashMap<>();
        attachments(chats).forEach(file -> {
            byte[] bytes = bytes(root.path(FILES).path(file.sha256()).stringValue(null), file);
            if (bytes != null) {
                files.put(file, bytes);
            }
        });
        return files;
    }

    private static byte @Nullable [] bytes(@Nullable String base64, TurnAttachment file) {
        try {
            byte[] bytes = base64 == null ? null : Base64.getDecoder().decode(base64);
            if (bytes == null || sha256(bytes).equals(file.sha256())) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // As bad as other bytes.
        }
        throw new ArchiveException("An attached file in the export is damaged; nothing was imported.");
    }

    private static Stream<TurnAttachment> attachments(List<ArchivedChat> chats) {
        return chats.stream().flatMap(chat -> chat.turns().stream()).flatMap(turn -> turn.attachments().stream());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
