package dev.parley.gateway.http;

import dev.parley.gateway.job.JobOutcome;
import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.JobStatus;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A job in the shape of OpenAI's response object. Blocking. */
final class ResponseObject {
    private final JsonBody json;

    ResponseObject(JsonBody json) {
        this.json = json;
    }

    /** Once the job has completed the service's own object, under our id; before that, and else, one of ours. */
    ObjectNode of(JobQueue queue, JobStatus job) {
        ObjectNode own = own(job);
        JobOutcome outcome = job.outcome();
        if (outcome == null || outcome.failReason() != null) {
            return own;
        }
        String raw = queue.output(job);
        ObjectNode theirs = raw == null ? null : theirs(job, raw);
        if (theirs == null) {
            return failed(own, "The service's answer was not a response.");
        }
        return theirs.put("id", ResponseRoute.id(job)).put("background", true);
    }

    /** The object without the service's answer. */
    ObjectNode own(JobStatus job) {
        ObjectNode told = told(job);
        ObjectNode object = json.newObject()
                .put("id", ResponseRoute.id(job))
                .put("object", "response")
                .put("created_at", job.createdAt().getEpochSecond())
                .put("status", status(job))
                .put("background", true)
                .put("model", told.path("model").asString(""));
        object.putNull("error").putNull("incomplete_details").putArray("output");
        JobOutcome outcome = job.outcome();
        return status(job).equals("failed") && outcome != null
                ? failed(object, outcome.failReason() == null ? "The job failed." : outcome.failReason())
                : object;
    }

    private static ObjectNode failed(ObjectNode object, String why) {
        object.put("status", "failed")
                .putObject("error")
                .put("code", "server_error")
                .put("message", why);
        return object;
    }

    /** Whether it was created with {@code stream}. */
    boolean streams(JobStatus job) {
        return told(job).path("stream").asBoolean(false);
    }

    private ObjectNode told(JobStatus job) {
        ObjectNode told = job.response() == null ? null : json.object(Buffer.buffer(job.response()));
        return told == null ? json.newObject() : told;
    }

    private static String status(JobStatus job) {
        return switch (job.state()) {
            case PENDING -> "queued";
            case IN_PROGRESS -> "in_progress";
            case COMPLETED -> "completed";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }

    private @Nullable ObjectNode theirs(JobStatus job, String raw) {
        if (!streams(job)) {
            return json.object(Buffer.buffer(raw));
        }
        ObjectNode last = null;
        for (String data : new EventReader().read(raw)) {
            ObjectNode event = json.object(Buffer.buffer(data));
            if (event != null && event.path("response") instanceof ObjectNode response) {
                last = response;
            }
        }
        return last;
    }
}
