package dev.parley.app.cli;

import dev.parley.client.ContentPart;
import dev.parley.client.media.AttachmentTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a file that is sent along: an image, a sound, a PDF or a text. */
final class AttachmentFile {
    static final long MAX_BYTES = AttachmentTypes.MAX_BYTES;

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
            String type = AttachmentTypes.of(name, bytes)
                    .orElseThrow(() -> UsageException.of("attach.unknown_kind", fileName));
            return new ContentPart.Attachment(name, type, bytes);
        } catch (IOException | InvalidPathException e) {
            throw UsageException.of("attach.unreadable", fileName);
        }
    }
}
