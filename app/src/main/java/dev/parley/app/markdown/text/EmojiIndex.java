package dev.parley.app.markdown.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which emoji there are, by their characters without U+FE0F, and where the pictures lie in the pack. */
final class EmojiIndex {
    private static final int MAGIC = 0x454D4A31;

    /**
     * One picture.
     *
     * @param text whether the characters are text unless U+FE0F follows them
     * @param from where the PNG begins in the pack
     */
    record Entry(boolean text, int from, int length) {}

    private final Map<String, Entry> entries;
    private final int longest;

    private EmojiIndex(Map<String, Entry> entries) {
        this.entries = Map.copyOf(entries);
        this.longest = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Reads the index, which is the first part of the pack. */
    static EmojiIndex read(InputStream pack) throws IOException {
        DataInputStream in = new DataInputStream(pack);
        if (in.readInt() != MAGIC) {
            throw new IOException("not a pack of emoji");
        }
        int count = in.readInt();
        Map<String, Entry> relative = HashMap.newHashMap(count);
        int start = 2 * Integer.BYTES;
        int offset = 0;
        for (int i = 0; i < count; i++) {
            byte[] key = in.readNBytes(in.readUnsignedByte());
            boolean text = in.readBoolean();
            int length = in.readInt();
            relative.put(new String(key, StandardCharsets.UTF_8), new Entry(text, offset, length));
            start += 2 + key.length + Integer.BYTES;
            offset += length;
        }
        int pictures = start;
        relative.replaceAll((key, entry) -> new Entry(entry.text(), pictures + entry.from(), entry.length()));
        return new EmojiIndex(relative);
    }

    @Nullable Entry find(String characters) {
        return entries.get(characters);
    }

    /** The length of the longest characters. */
    int longest() {
        return longest;
    }

    int size() {
        return entries.size();
    }
}
