package dev.parley.app.jobs;

import java.util.Locale;

/** Which jobs are listed. */
public enum JobFilter {
    ALL,
    OPEN,
    /** Completed or cancelled. */
    FINISHED,
    FAILED;

    boolean shows(JobState state) {
        return switch (this) {
            case ALL -> true;
            case OPEN -> state.isOpen();
            case FINISHED -> state == JobState.COMPLETED || state == JobState.CANCELLED;
            case FAILED -> state == JobState.FAILED;
        };
    }

    /** The key of its word. */
    String key() {
        return "filter." + name().toLowerCase(Locale.ROOT);
    }
}
