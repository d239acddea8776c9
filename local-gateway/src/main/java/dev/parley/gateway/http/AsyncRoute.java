package dev.parley.gateway.http;

import dev.parley.gateway.job.JobOutcome;
import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.JobState;
import dev.parley.gateway.job.JobStatus;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Asynchronous requests as VESSL serve has them (docs.vessl.ai, reference/serverless-api/create-async-request and
 * get-async-request-output), and beside them the list, the stream and the end of jobs. Reading JSON and the database
 * happens on virtual threads.
 */
final class AsyncRoute {
    /** Seconds after which it is worth asking again for a job that has not ended. */
    private static final String ASK_AGAIN = "1";

    private final Supplier<JobQueue> jobs;
    private final JobSubmission submission;
    private final JobList list;
    private final JobStream stream;
    private final JsonBody json;

    /** Routes to a queue that is opened when it is first needed. */
    AsyncRoute(Supplier<JobQueue> jobs, JobIntake intake, JsonBody json) {
        this.jobs = jobs;
        this.json = json;
        this.submission = new JobSubmission(jobs, intake, json);
        this.list = new JobList(jobs, json);
        this.stream = new JobStream(json);
    }

    /** {@code POST .../async}: 201 {@code {"id"}}; {@code GET}: the list. */
    void jobs(Exchange exchange, String service) {
        if (!exchange.method("POST", "GET", "HEAD")) {
            return;
        }
        if (exchange.request().method().name().equals("POST")) {
            exchange.body(
                    body -> body.whole(bytes -> exchange.offLoop(() -> submission.take(exchange, service, bytes))));
        } else if (exchange.query()) {
            exchange.offLoop(() -> list.answer(exchange, service));
        }
    }

    /** {@code GET .../async/{id}/output}: the state of a job, and its output once it has ended. */
    void output(Exchange exchange, String service, String id) {
        if (exchange.method("GET", "HEAD")) {
            withJob(exchange, service, id, this::answerOutput);
        }
    }

    /** {@code POST .../async/{id}/cancel}: 200 with the state; 409 if the job had ended. */
    void cancel(Exchange exchange, String service, String id) {
        if (exchange.method("POST")) {
            withJob(exchange, service, id, this::cancel);
        }
    }

    /** {@code GET .../async/{id}/stream}: what happened to the job and happens, as server-sent events. */
    void stream(Exchange exchange, String service, String id) {
        if (exchange.method("GET")) {
            withJob(exchange, service, id, (queue, job) -> stream.follow(exchange, queue, job));
        }
    }

    private interface OfJob {
        void answer(Exchange exchange, JobQueue queue, JobStatus job);
    }

    private void withJob(Exchange exchange, String service, String id, OfJob then) {
        withJob(exchange, service, id, (queue, job) -> then.answer(exchange, queue, job));
    }

    private void withJob(Exchange exchange, String service, String id, BiConsumer<JobQueue, JobStatus> then) {
        exchange.offLoop(() -> {
            JobQueue queue = jobs.get();
            JobStatus job = queue.find(service, id);
            if (job == null) {
                exchange.onLoop(() -> exchange.refuse(Refusal.jobNotFound()));
            } else {
                then.accept(queue, job);
            }
        });
    }

    private void cancel(Exchange exchange, JobQueue queue, JobStatus job) {
        boolean cancelled = queue.cancel(job);
        exchange.onLoop(() -> {
            if (cancelled) {
                ObjectNode answer = json.newObject().put("id", job.id()).put("status", JobState.CANCELLED.wireName());
                exchange.json(200, json.text(answer));
            } else {
                exchange.refuse(Refusal.conflict("job_ended", "The job had ended before it could be cancelled."));
            }
        });
    }

    private void answerOutput(Exchange exchange, JobQueue queue, JobStatus job) {
        String answer = json.text(output(queue, job));
        exchange.onLoop(() -> {
            if (!job.state().finished()) {
                exchange.response().putHeader("Retry-After", ASK_AGAIN);
            }
            exchange.json(200, answer);
        });
    }

    private ObjectNode output(JobQueue queue, JobStatus job) {
        ObjectNode answer = json.newObject().put("status", job.state().vesslName());
        JobOutcome outcome = job.outcome();
        if (outcome == null) {
            if (job.state() == JobState.PENDING) {
                answer.put("queue_position", queue.position(job));
            }
            return answer;
        }
        if (outcome.statusCode() != null) {
            answer.put("status_code", outcome.statusCode());
        }
        String raw = queue.output(job);
        if (raw != null) {
            answer.put("raw_output", raw);
            if (json.isJson(raw)) {
                answer.putRawValue("output", new RawValue(raw));
            }
        }
        if (outcome.failReason() != null) {
            answer.put("fail_reason", outcome.failReason());
        }
        return answer;
    }
}
