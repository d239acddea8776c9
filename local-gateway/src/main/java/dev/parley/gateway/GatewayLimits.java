package dev.parley.gateway;

/**
 * Bounds on what a caller may send and an answer may hold in memory. All in bytes.
 *
 * @param bodyBytes of a request's body, and of an answer that is kept whole (a job's output)
 * @param headerBytes of a request's line and headers
 */
public record GatewayLimits(int bodyBytes, int headerBytes) {

    /** 32 MiB of body, 16 KiB of headers. */
    public static final GatewayLimits DEFAULT = new GatewayLimits(32 << 20, 16 << 10);

    public GatewayLimits {
        if (bodyBytes < 1 || headerBytes < 1_024) {
            throw new GatewayException("The limits are at least 1 byte of body and 1024 bytes of headers.");
        }
    }
}
