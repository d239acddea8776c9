package dev.parley.client.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds ends of lines, eight bytes at a time. Text has hardly a byte below 16 but the ends of its lines, so a word is
 * searched for those, which takes half the work of comparing with LF and with CR.
 */
final class ByteScan {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SIXTEENS = 0x1010101010101010L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private ByteScan() {}

    /** The first LF of {@code [from, to)}, {@code to} if there is none. */
    static int lineFeed(byte[] bytes, int from, int to) {
        int at = below16(bytes, from, to);
        while (at < to && bytes[at] != '\n') {
            at = below16(bytes, at + 1, to);
        }
        return at;
    }

    /** The first LF or CR of {@code [from, to)}, {@code to} if there is none. */
    static int lineFeedOrReturn(byte[] bytes, int from, int to) {
        int at = below16(bytes, from, to);
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at = below16(bytes, at + 1, to);
        }
        return at;
    }

    private static int below16(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            // The lowest of these bits is that of the first byte below 16; those above it may be wrong by a borrow.
            long found = (word - SIXTEENS) & ~word & HIGH_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && (bytes[at] & 0xF0) != 0) {
            at++;
        }
        return at;
    }
}
