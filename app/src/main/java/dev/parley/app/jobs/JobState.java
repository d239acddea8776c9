package dev.parley.app.jobs;

import dev.parley.app.control.Tone;
import dev.parley.client.transcript.TurnState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a job stands. */
public enum JobState {
    QUEUED(Tone.WARNING),
    RUNNING(Tone.ACCENT),
    COMPLETED(Tone.SUCCESS),
    FAILED(Tone.DANGER),
    CANCELLED(Tone.OFF);

    private final Tone tone;

    JobState(Tone tone) {
        this.tone = tone;
    }

    static JobState of(TurnState turn, @Nullable LiveJob live) {
        return switch (turn) {
            case STREAMING -> live != null && live.running() ? RUNNING : QUEUED;
            case COMPLETE -> COMPLETED;
            case STOPPED -> CANCELLED;
            case CUT, FAILED -> FAILED;
        };
    }

    public boolean isOpen() {
        return this == QUEUED || this == RUNNING;
    }

    public Tone tone() {
        return tone;
    }

    /** The key of its word. */
    String key() {
        return "state." + name().toLowerCase(Locale.ROOT);
    }
}
