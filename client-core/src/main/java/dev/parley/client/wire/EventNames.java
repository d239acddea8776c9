package dev.parley.client.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Names of events as strings, made once: a stream has a handful of them, each on every event of its kind. */
final class EventNames {
    /** A power of two; a name that takes another's place costs a string, no more. */
    private static final int PLACES = 32;

    /** What is kept must stay small whatever a peer sends. */
    private static final int LONGEST = 64;

    private final @Nullable String[] known = new @Nullable String[PLACES];

    /** The name in these bytes; malformed UTF-8 becomes U+FFFD. */
    String of(byte[] bytes, int start, int end) {
        if (end - start > LONGEST) {
            return decode(bytes, start, end);
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ (hash >>> 5)) & (PLACES - 1);
        String name = known[place];
        if (name == null || !same(name, bytes, start, end)) {
            name = decode(bytes, start, end);
            known[place] = name;
        }
        return name;
    }

    private static String decode(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Only ASCII names are ever the same: a character of any other is no byte. */
    private static boolean same(String name, byte[] bytes, int start, int end) {
        if (name.length() != end - start) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }
}
