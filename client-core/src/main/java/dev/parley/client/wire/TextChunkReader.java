package dev.parley.client.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads UTF-8 text as it arrives. A character that was split over two reads is joined; invalid bytes become U+FFFD; one
 * leading byte order mark is dropped. Pull, blocking, one thread.
 */
public final class TextChunkReader implements FrameReader {
    private final InputStream in;
    private final long limit;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final byte[] bytes = new byte[8 * 1024];
    private final CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
    private int pending;
    private long total;
    private boolean atStart = true;
    private boolean ended;

    public TextChunkReader(InputStream in, WireLimits limits) {
        this.in = in;
        this.limit = limits.bodyBytes();
    }

    /**
     * The text of the next read, never empty; {@code null} at the end.
     *
     * @throws WireLimitException if the whole text is too long
     * @throws IOException if the connection broke
     */
    public @Nullable String next() throws IOException {
        while (!ended) {
            int read = in.read(bytes, pending, bytes.length - pending);
            ended = read < 0;
            total += Math.max(read, 0);
            if (total > limit) {
                throw new WireLimitException("the text", limit);
            }
            String text = decode(pending + Math.max(read, 0));
            if (!text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    @Override
    public Signal read(Frame frame) throws IOException {
        String text = next();
        if (text == null) {
            return Signal.END;
        }
        frame.set(text);
        return Signal.FRAME;
    }

    private String decode(int length) {
        ByteBuffer input = ByteBuffer.wrap(bytes, 0, length);
        decoder.decode(input, chars, ended);
        if (ended) {
            decoder.flush(chars);
        }
        pending = input.remaining();
        System.arraycopy(bytes, input.position(), bytes, 0, pending);
        String text = chars.flip().toString();
        chars.clear();
        if (atStart && !text.isEmpty()) {
            atStart = false;
            return text.charAt(0) == '\uFEFF' ? text.substring(1) : text;
        }
        return text;
    }
}
