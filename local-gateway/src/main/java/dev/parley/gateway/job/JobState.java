package dev.parley.gateway.job;

import java.util.Locale;

/** The states of a job, as docs.vessl.ai names them (reference/serverless-api/get-async-request-output). */
public enum JobState {
    PENDING,
    IN_PROGRESS,
    COMPLETED,
    FAILED;

    /** Its name on the wire and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a {@link #wireName()}. */
    public static JobState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    public boolean finished() {
        return this == COMPLETED || this == FAILED;
    }
}
