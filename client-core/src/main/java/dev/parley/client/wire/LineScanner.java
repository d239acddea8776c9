package dev.parley.client.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a byte stream into bounded lines without decoding them. Ends of lines are LF, CR LF and, if asked for, CR alone;
 * a CR LF may be split over two reads. One leading byte order mark is dropped.
 *
 * <p>After {@link #next()} returned true the line's bytes are {@code buffer()[start(), end())}, valid until the next
 * call. A line is handed out as soon as its CR is read: waiting for a possible LF would hold back a live event.
 */
final class LineScanner {
    private final InputStream in;
    private final int maxLine;
    private final boolean crEndsLine;
    private byte[] buffer = new byte[16 * 1024];
    /** Bytes [position, filled) are read and not yet handed out; [lineStart, lineEnd) is the current line. */
    private int position;

    private int filled;
    private int lineStart;
    private int lineEnd;
    /** The part of an earlier line that is kept in the buffer; none if {@link #holding} is false. */
    private int heldStart;

    private int heldEnd;
    private boolean holding;
    private boolean skipLineFeed;
    private boolean atStart = true;
    private boolean lastLineTerminated = true;

    LineScanner(InputStream in, int maxLine, boolean crEndsLine) {
        this.in = in;
        this.maxLine = maxLine;
        this.crEndsLine = crEndsLine;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return lineStart;
    }

    int end() {
        return lineEnd;
    }

    /** False if the line just handed out ended with the stream instead of an end of line. */
    boolean terminated() {
        return lastLineTerminated;
    }

    /**
     * Keeps the current line from {@code from} on in the buffer, at {@link #heldStart()}, while further lines are read. To
     * be given up after the next line: what is held cannot be overwritten, so the buffer would grow with each one.
     */
    void hold(int from) {
        heldStart = from;
        heldEnd = lineEnd;
        holding = true;
    }

    void release() {
        holding = false;
    }

    int heldStart() {
        return heldStart;
    }

    int heldEnd() {
        return heldEnd;
    }

    /** Moves to the next line; an unterminated rest at the end of the stream counts as a line. */
    boolean next() throws IOException {
        if (atStart) {
            atStart = false;
            dropByteOrderMark();
        }
        int scan = position;
        while (true) {
            if (skipLineFeed && scan < filled) {
                skipLineFeed = false;
                if (buffer[scan] == '\n') {
                    position = ++scan;
                }
            }
            scan = crEndsLine
                    ? ByteScan.lineFeedOrReturn(buffer, scan, filled)
                    : ByteScan.lineFeed(buffer, scan, filled);
            if (scan < filled) {
                return handOut(scan);
            }
            int unread = filled - position;
            // A CR that may turn out to be half of the line's end does not count as its content.
            boolean halfAnEnd = !crEndsLine && unread > 0 && buffer[filled - 1] == '\r';
            if (unread - (halfAnEnd ? 1 : 0) > maxLine) {
                throw new WireLimitException("a line", maxLine);
            }
            if (!fill()) {
                return handOutRest();
            }
            scan = position + unread;
        }
    }

    private boolean handOut(int at) throws IOException {
        lineStart = position;
        lineEnd = at;
        if (!crEndsLine && lineEnd > lineStart && buffer[lineEnd - 1] == '\r') {
            lineEnd--;
        }
        position = at + 1;
        skipLineFeed = buffer[at] == '\r';
        lastLineTerminated = true;
        if (lineEnd - lineStart > maxLine) {
            throw new WireLimitException("a line", maxLine);
        }
        return true;
    }

    private boolean handOutRest() {
        if (position == filled) {
            return false;
        }
        lineStart = position;
        lineEnd = filled;
        position = filled;
        lastLineTerminated = false;
        return true;
    }

    /** WHATWG HTML, section 9.2.6: one leading U+FEFF is ignored; it may arrive in pieces. */
    private void dropByteOrderMark() throws IOException {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        for (int i = 0; i < mark.length; i++) {
            if (i == filled && !fill()) {
                return;
            }
            if (buffer[i] != mark[i]) {
                return;
            }
        }
        position = mark.length;
    }

    /** Reads what there is, at least one byte; false at the end of the stream. */
    private boolean fill() throws IOException {
        int kept = holding ? heldStart : position;
        if (kept > 0) {
            System.arraycopy(buffer, kept, buffer, 0, filled - kept);
            filled -= kept;
            position -= kept;
            heldStart -= kept;
            heldEnd -= kept;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            return false;
        }
        filled += read;
        return true;
    }
}
