package dev.parley.client.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one poll of a job said. */
public sealed interface JobStatus {

    /** In the queue. {@code position} counts from 1. */
    record Pending(@Nullable Integer position, @Nullable Duration retryAfter) implements JobStatus {}

    /** {@code progress} is 0 to 1, {@code null} where the server does not tell it. */
    record Running(@Nullable Double progress, @Nullable Duration retryAfter) implements JobStatus {
        /** At work, and nothing more is known. */
        public static final Running PLAIN = new Running(null, null);
    }

    /** The job ended well; its answer is decoded by the protocol. */
    record Completed(JobResult result) implements JobStatus {}

    /** The job ended well; its answer is at a place of its own. */
    record ResultReady() implements JobStatus {}

    /** The job ended well, and all of its answer came in pieces before. */
    record Streamed() implements JobStatus {}

    /** {@code status} is that of the model server, where it answered at all. */
    record Failed(@Nullable Integer status, String reason) implements JobStatus {}

    /** The server does not know the job, or not any more. */
    record Unknown() implements JobStatus {}
}
