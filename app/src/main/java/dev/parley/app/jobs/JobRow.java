package dev.parley.app.jobs;

import dev.parley.client.store.StoredJob;
import org.jspecify.annotations.Nullable;

/**
 * One job in words.
 *
 * @param prompt in one line; the title of its chat where it says nothing
 * @param queue its place; empty: not known or not waiting
 * @param fraction 0 to 1; {@code null}: nothing known, or over
 * @param progress what is known of it, or came of it
 */
public record JobRow(
        StoredJob job,
        JobState state,
        String prompt,
        String profile,
        String queue,
        @Nullable Double fraction,
        String progress,
        String age) {

    /** The turn's, by which a row is the same. */
    public String id() {
        return job.turn().id();
    }

    /** Its id at its server. */
    public String jobId() {
        String id = job.turn().jobId();
        return id == null ? "" : id;
    }
}
