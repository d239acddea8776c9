package dev.parley.client.protocol;

import dev.parley.client.Media;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Takes media and keeps their bytes in memory: for decoders alone. */
final class MemoryMedia implements MediaIntake {
    final List<byte[]> taken = new ArrayList<>();

    @Override
    public Media base64(String text, String mediaType, String name) throws DecodeException {
        try {
            return take(Base64.getDecoder().decode(text.substring(text.indexOf(',') + 1)), mediaType, name);
        } catch (IllegalArgumentException e) {
            throw DecodeException.malformed("the media", "They are not base64.");
        }
    }

    @Override
    public Media bytes(InputStream body, String mediaType) throws IOException {
        return take(body.readAllBytes(), mediaType, null);
    }

    private Media take(byte[] bytes, String mediaType, String name) {
        taken.add(bytes);
        return new Media(
                mediaType == null ? "image/png" : mediaType, new Media.InFile(Path.of("none"), bytes.length), name);
    }
}
