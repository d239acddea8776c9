package dev.parley.client.endpoint;

import dev.parley.client.TimeoutPhase;
import java.time.Duration;

/** Time-outs by phase; zero is "never". */
public record Timeouts(Duration connect, Duration wake, Duration firstByte, Duration idle, Duration total) {

    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofSeconds(120),
            Duration.ofSeconds(60),
            Duration.ZERO);

    public Timeouts {
        for (Duration d : new Duration[] {connect, wake, firstByte, idle, total}) {
            if (d.isNegative()) {
                throw new IllegalArgumentException("a time-out cannot be negative");
            }
        }
    }

    public Duration of(TimeoutPhase phase) {
        return switch (phase) {
            case CONNECT -> connect;
            case WAKE -> wake;
            case FIRST_BYTE -> firstByte;
            case IDLE -> idle;
            case TOTAL -> total;
        };
    }

    public Timeouts with(TimeoutPhase phase, Duration duration) {
        return new Timeouts(
                phase == TimeoutPhase.CONNECT ? duration : connect,
                phase == TimeoutPhase.WAKE ? duration : wake,
                phase == TimeoutPhase.FIRST_BYTE ? duration : firstByte,
                phase == TimeoutPhase.IDLE ? duration : idle,
                phase == TimeoutPhase.TOTAL ? duration : total);
    }
}
