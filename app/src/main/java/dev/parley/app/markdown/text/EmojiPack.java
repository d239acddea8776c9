package dev.parley.app.markdown.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Arrays;

/** The files of the pictures of emoji, without a toolkit: the command line has none. Thread-safe. */
public final class EmojiPack {
    private static final String PACK = "parley/emoji/emoji-40.pack";

    private final EmojiIndex index;
    private volatile SoftReference<byte[]> pack = new SoftReference<>(null);

    /** Reads the list of the pictures, not yet the pictures. */
    public EmojiPack() {
        try (InputStream in = open()) {
            index = EmojiIndex.read(new BufferedInputStream(in, 1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException("The emoji cannot be read", e);
        }
    }

    EmojiIndex index() {
        return index;
    }

    /** The picture of an emoji, a PNG. */
    public byte[] png(EmojiText.Emoji emoji) {
        EmojiIndex.Entry entry = entry(emoji.key());
        return Arrays.copyOfRange(bytes(), entry.from(), entry.from() + entry.length());
    }

    EmojiIndex.Entry entry(String key) {
        EmojiIndex.Entry entry = index.find(key);
        if (entry == null) {
            throw new IllegalArgumentException("no picture of " + key);
        }
        return entry;
    }

    /** The whole pack: a jar can only be read from the start, and one emoji is seldom alone. */
    byte[] bytes() {
        byte[] bytes = pack.get();
        if (bytes == null) {
            try (InputStream in = open()) {
                bytes = in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("The emoji cannot be read", e);
            }
            pack = new SoftReference<>(bytes);
        }
        return bytes;
    }

    private static InputStream open() throws IOException {
        InputStream in = EmojiPack.class.getClassLoader().getResourceAsStream(PACK);
        if (in == null) {
            throw new IOException(PACK + " is missing");
        }
        return in;
    }
}
