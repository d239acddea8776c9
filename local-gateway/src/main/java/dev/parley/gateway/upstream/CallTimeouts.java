package dev.parley.gateway.upstream;

import java.time.Duration;

/**
 * How long a call may take, by phase, in milliseconds; 0: without end.
 *
 * @param connect until the connection stands, its encryption included
 * @param firstByte from the request's last byte to the head of the answer
 * @param idle between two pieces of the answer, as long as the reader keeps up
 * @param total from when it goes out to its end
 */
public record CallTimeouts(long connect, long firstByte, long idle, long total) {

    /** From the durations of a configuration. */
    public static CallTimeouts of(Duration connect, Duration firstByte, Duration idle, Duration total) {
        return new CallTimeouts(connect.toMillis(), firstByte.toMillis(), idle.toMillis(), total.toMillis());
    }

    long of(CallPhase phase) {
        return switch (phase) {
            case UNTIMED -> 0;
            case CONNECT -> connect;
            case FIRST_BYTE -> firstByte;
            case IDLE -> idle;
            case TOTAL -> total;
        };
    }

    boolean any() {
        return connect > 0 || firstByte > 0 || idle > 0 || total > 0;
    }
}
