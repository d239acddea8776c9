package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.job.JobStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One API of create-then-poll jobs, as its documentation has it: what to send and how to read what comes back. Made anew
 * for every attempt, so that it may remember what it saw; when and how often to ask is {@link PollSteps}' matter.
 */
interface JobApi {

    /** The request that makes the job; the only one that may do so. */
    HttpCall create(Route route, ChatRequest request);

    /** The job in the answer to {@link #create}; {@code null} if there is no usable id. */
    @Nullable JobHandle accepted(Route route, HttpAnswer answer, String body);

    /** Asks how the job is. Must be safe to repeat. */
    HttpCall poll(Route route, JobHandle job);

    /** What a poll said; {@code null} if it is nothing that is documented. */
    @Nullable JobStatus status(Route route, HttpAnswer answer, String body);

    /** All lines of the job's log that the last poll told, from the first one on. */
    default List<String> logs() {
        return List.of();
    }

    /** Pieces of the answer that came with the last poll and not before, in the protocol's own framing. */
    default List<String> pieces() {
        return List.of();
    }

    /** Fetches the result of a job that is {@link JobStatus.ResultReady}. */
    default HttpCall result(Route route, JobHandle job) {
        throw new IllegalStateException("the result is in the status");
    }

    /** Ends the job; {@code null} where the API has no such call. */
    default @Nullable HttpCall cancel(Route route, JobHandle job) {
        return null;
    }

    /** How the job is followed from now on: by polls, unless the API has better and the profile wants it. */
    default Step follow(Route route, JobHandle job) {
        return new PollSteps(route, job, this)::pollNow;
    }
}
