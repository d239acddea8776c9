package dev.parley.client.wire;

import java.io.IOException;

/** A peer sent more than a {@link WireLimits} allows. */
public final class WireLimitException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final long limit;

    /** @param what names the part that was too large, such as {@code a line} */
    public WireLimitException(String what, long limit) {
        super(what + " is longer than " + limit + " bytes");
        this.what = what;
        this.limit = limit;
    }

    public String what() {
        return what;
    }

    public long limit() {
        return limit;
    }
}
