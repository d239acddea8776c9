package dev.parley.client.protocol;

import dev.parley.client.job.JobStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A protocol whose request makes a job: how it is followed, with paths beside that of the request. */
public interface ProtocolJob {

    /** The id in the answer to the request; {@code null} if there is none. */
    @Nullable String id(JsonNode created);

    /** Where its status is, given the path of the request and an id that is safe in a path. */
    String statusPath(String requestPath, String id);

    /**
     * What a status says; {@code null} if it is none that is known. A job that is done is {@link JobStatus.Completed};
     * where its status does not {@linkplain #resultText hold} the result, that is fetched.
     */
    @Nullable JobStatus status(JsonNode json);

    /** Where the result is once the job is done; {@code null} if it is always in the status. */
    @Nullable String resultPath(String requestPath, String id);

    /** Where a DELETE ends the job; {@code null} if that cannot be done. */
    default @Nullable String cancelPath(String requestPath, String id) {
        return null;
    }

    /** How far the job is, 0 to 1; {@code null} if the status does not tell. */
    default @Nullable Double progress(JsonNode status) {
        return null;
    }

    /** The answer where the status of a finished job holds it itself; {@code null}: it is to be fetched. */
    default @Nullable String resultText(JsonNode status) {
        return null;
    }
}
