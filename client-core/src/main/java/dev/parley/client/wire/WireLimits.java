package dev.parley.client.wire;

/**
 * Bounds that keep a hostile or broken peer from exhausting memory. All in bytes.
 *
 * @param lineBytes of one line of a text stream
 * @param eventBytes of the data of one event
 * @param bodyBytes of a whole decoded answer
 */
public record WireLimits(int lineBytes, int eventBytes, long bodyBytes) {

    public static final WireLimits DEFAULT = new WireLimits(1 << 20, 4 << 20, 64L << 20);

    public WireLimits {
        if (lineBytes < 1 || eventBytes < 1 || bodyBytes < 1) {
            throw new IllegalArgumentException("limits are at least 1 byte");
        }
    }
}
