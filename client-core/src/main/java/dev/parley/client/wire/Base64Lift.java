package dev.parley.client.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes long runs of base64 out of a body as it is read, so that an image within JSON is never held as one string. A run
 * stays where it is up to {@link #KEPT} characters; what follows of it goes to the {@link Diversion}, and in its place the
 * reader gets the diversion's token.
 *
 * <p>Text is not touched: a run that long, with that many different characters and without a space, a quote or a
 * backslash, is data. Should it be text all the same, token and data together still say what it was.
 *
 * <p>It costs next to nothing on a stream of ordinary events: a run can only go on in the next read if it reaches the end
 * of this one, so only the last characters of each read are looked at.
 */
public final class Base64Lift extends FilterInputStream {
    /** The characters of a run that stay in the body. */
    static final int KEPT = 32 * 1024;

    /** Base64 of anything that is worth lifting uses nearly all of its 64 characters. */
    private static final int DIFFERENT = 24;

    private static final boolean[] ALPHABET = new boolean[256];

    static {
        for (char c = 0; c < 128; c++) {
            ALPHABET[c] = (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || c == '+'
                    || c == '/'
                    || c == '-'
                    || c == '_'
                    || c == '=';
        }
    }

    private final Diversion diversion;
    private int run;
    /** Which characters the run has so far. */
    private long seenLow;

    private long seenHigh;
    private @Nullable OutputStream diverted;
    private boolean through;
    private byte[] ready = new byte[0];
    private int readyAt;

    /** Where runs go. */
    public interface Diversion {

        /** The rest of a run begins; it is closed when the run ends. */
        OutputStream begin() throws IOException;

        /** What stands for the run that was just closed: ASCII that is safe within a JSON string. */
        String token();
    }

    public Base64Lift(InputStream in, Diversion diversion) {
        super(in);
        this.diversion = diversion;
    }

    /** From here on nothing is taken out, except the rest of a run that is on its way already. */
    public void letThrough() {
        through = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            if (readyAt < ready.length) {
                return handOut(buffer, offset, length);
            }
            int read = in.read(buffer, offset, length);
            if (diverted == null) {
                if (read > 0 && !through) {
                    measure(buffer, offset, read);
                }
                return read;
            }
            if (read < 0) {
                endRun(buffer, offset, 0);
            } else {
                divert(diverted, buffer, offset, read);
            }
        }
    }

    private int handOut(byte[] buffer, int offset, int length) {
        int count = Math.min(length, ready.length - readyAt);
        System.arraycopy(ready, readyAt, buffer, offset, count);
        readyAt += count;
        return count;
    }

    /** How long the run is that reaches the end of this read; a long one is diverted from the next read on. */
    private void measure(byte[] buffer, int offset, int read) throws IOException {
        int at = offset + read;
        while (at > offset && ALPHABET[buffer[at - 1] & 0xFF]) {
            at--;
        }
        if (at > offset) {
            run = 0;
            seenLow = 0;
            seenHigh = 0;
        }
        run = Math.min(run + offset + read - at, 2 * KEPT);
        for (int i = at; i < offset + read; i++) {
            int c = buffer[i];
            if (c < 64) {
                seenLow |= 1L << c;
            } else {
                seenHigh |= 1L << (c - 64);
            }
        }
        if (run > KEPT && Long.bitCount(seenLow) + Long.bitCount(seenHigh) >= DIFFERENT) {
            diverted = diversion.begin();
        }
    }

    private void divert(OutputStream to, byte[] buffer, int offset, int read) throws IOException {
        int at = offset;
        while (at < offset + read && ALPHABET[buffer[at] & 0xFF]) {
            at++;
        }
        to.write(buffer, offset, at - offset);
        if (at < offset + read) {
            endRun(buffer, at, offset + read - at);
        }
    }

    /** The token comes next, then what was read after the run. */
    private void endRun(byte[] buffer, int restAt, int restLength) throws IOException {
        if (diverted != null) {
            diverted.close();
        }
        diverted = null;
        byte[] token = diversion.token().getBytes(StandardCharsets.US_ASCII);
        ready = new byte[token.length + restLength];
        System.arraycopy(token, 0, ready, 0, token.length);
        System.arraycopy(buffer, restAt, ready, token.length, restLength);
        readyAt = 0;
        run = 0;
        seenLow = 0;
        seenHigh = 0;
    }

    @Override
    public long skip(long n) throws IOException {
        return readNBytes((int) Math.min(n, 8192)).length;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        OutputStream open = diverted;
        diverted = null;
        try {
            super.close();
        } finally {
            if (open != null) {
                open.close();
            }
        }
    }
}
