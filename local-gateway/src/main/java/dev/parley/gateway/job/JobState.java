package dev.parley.gateway.job;

import java.util.Locale;

/** The states of a job: as docs.vessl.ai names them (reference/serverless-api), and cancelled. */
public enum JobState {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Its name in the database, the list and the stream. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name where VESSL's own states are all there are: a cancelled job failed. */
    public String vesslName() {
        return this == CANCELLED ? FAILED.wireName() : wireName();
    }

    /** Reads a {@link #wireName()}. */
    public static JobState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    public boolean finished() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
