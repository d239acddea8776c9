package dev.parley.client.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one poll of a job said. */
public sealed interface JobStatus {

    /** In the queue. {@code position} counts from 1. */
    record Pending(@Nullable Integer position, @Nullable Duration retryAfter) implements JobStatus {}

    record Running(@Nullable Duration retryAfter) implements JobStatus {}

    /** The job ended well; its answer is decoded by the protocol. */
    record Completed(JobResult result) implements JobStatus {}

    /** {@code status} is that of the model server, where it answered at all. */
    record Failed(@Nullable Integer status, String reason) implements JobStatus {}

    /** The server does not know the job, or not any more. */
    record Unknown() implements JobStatus {}
}
