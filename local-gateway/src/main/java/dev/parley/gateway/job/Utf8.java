package dev.parley.gateway.job;

import io.vertx.core.buffer.Buffer;

/** Where a text may be cut while its end has not come. Pure. */
final class Utf8 {
    private static final int LONGEST = 4;

    private Utf8() {}

    /**
     * How many of the bytes are whole characters (RFC 3629): all, but for the beginning of one at the end. Bytes that are
     * no UTF-8 count as whole, so that cut or uncut they decode to the same text.
     */
    static int wholeCharacters(Buffer bytes) {
        int length = bytes.length();
        for (int back = 1; back < LONGEST && back <= length; back++) {
            int lead = bytes.getUnsignedByte(length - back);
            if ((lead & 0xC0) != 0x80) {
                return size(lead) > back ? length - back : length;
            }
        }
        return length;
    }

    /** The bytes of a character that begins with this one. */
    private static int size(int lead) {
        if (lead >= 0xF0) {
            return LONGEST;
        }
        if (lead >= 0xE0) {
            return 3;
        }
        return lead >= 0xC0 ? 2 : 1;
    }
}
