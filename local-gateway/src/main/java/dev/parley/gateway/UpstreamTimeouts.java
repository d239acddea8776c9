package dev.parley.gateway;

import java.time.Duration;

/**
 * How long a model server may take, by phase. Zero means without end.
 *
 * @param connect until the connection stands, its encryption included
 * @param firstByte from the request's last byte to the head of the answer
 * @param idle between two pieces of the answer
 * @param total for the whole call
 */
public record UpstreamTimeouts(Duration connect, Duration firstByte, Duration idle, Duration total) {

    /** 10 s, 10 min, 5 min, without end: a model may think for long, and a caller has time-outs of its own. */
    public static final UpstreamTimeouts DEFAULT =
            new UpstreamTimeouts(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ZERO);

    public UpstreamTimeouts {
        if (connect.isNegative() || firstByte.isNegative() || idle.isNegative() || total.isNegative()) {
            throw new GatewayException("A time-out is not negative.");
        }
    }
}
