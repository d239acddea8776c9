package dev.parley.gateway.http;

import dev.parley.gateway.job.JobOutcome;
import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.JobRecord;
import dev.parley.gateway.job.NewJob;
import dev.parley.gateway.routing.PathRules;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Asynchronous requests as VESSL serve has them (docs.vessl.ai, reference/serverless-api/create-async-request and
 * get-async-request-output). Reading JSON and the database happens on virtual threads.
 */
final class AsyncRoute {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Supplier<JobQueue> jobs;
    private final JsonBody json;

    /** Routes to a queue that is opened when it is first needed. */
    AsyncRoute(Supplier<JobQueue> jobs, JsonBody json) {
        this.jobs = jobs;
        this.json = json;
    }

    /** {@code POST .../async}: 201 {@code {"id"}}. */
    void submit(Exchange exchange, String service) {
        if (exchange.method("POST")) {
            exchange.body(body -> body.whole(bytes -> exchange.offLoop(() -> submit(exchange, service, bytes))));
        }
    }

    /** {@code GET .../async/{id}/output}: the state of a job, and its output once it has ended. */
    void output(Exchange exchange, String service, String id) {
        if (exchange.method("GET", "HEAD")) {
            exchange.offLoop(() -> answerOutput(exchange, service, id));
        }
    }

    private void submit(Exchange exchange, String service, Buffer bytes) {
        ObjectNode request = json.object(bytes);
        Refusal refusal = fault(request);
        if (request == null || refusal != null) {
            Refusal told = refusal == null ? notAnObject() : refusal;
            exchange.onLoop(() -> exchange.refuse(told));
            return;
        }
        NewJob job = new NewJob(
                service,
                request.path("method").asString("POST").toUpperCase(Locale.ROOT),
                request.path("path").asString("/"),
                json.text(request.path("data")));
        String id = jobs.get().accept(job);
        String answer = json.text(json.newObject().put("id", id));
        exchange.onLoop(() -> exchange.json(201, answer));
    }

    private static @Nullable Refusal fault(@Nullable ObjectNode request) {
        if (request == null) {
            return notAnObject();
        }
        if (!request.has("data")) {
            return Refusal.badRequest("data_missing", "The field data is required; it may be null.");
        }
        JsonNode method = request.path("method");
        if (!method.isMissingNode()
                && !(method.isString() && METHODS.contains(method.stringValue().toUpperCase(Locale.ROOT)))) {
            return Refusal.badRequest("method_refused", "The method of a job is a usual HTTP method such as POST.");
        }
        JsonNode path = request.path("path");
        if (path.isMissingNode()) {
            return null;
        }
        String fault = path.isString() ? PathRules.jobPathFault(path.stringValue()) : "The path must be a string.";
        return fault == null ? null : Refusal.badRequest("path_refused", fault);
    }

    private static Refusal notAnObject() {
        return Refusal.badRequest("invalid_json", "The body must be a JSON object.");
    }

    private void answerOutput(Exchange exchange, String service, String id) {
        JobRecord job = jobs.get().find(service, id);
        if (job == null) {
            Refusal unknown = Refusal.notFound("job_not_found", "This service has no job of that id.");
            exchange.onLoop(() -> exchange.refuse(unknown));
            return;
        }
        String answer = json.text(output(job));
        exchange.onLoop(() -> exchange.json(200, answer));
    }

    private ObjectNode output(JobRecord job) {
        ObjectNode answer = json.newObject().put("status", job.state().wireName());
        JobOutcome outcome = job.outcome();
        if (outcome == null) {
            return answer;
        }
        if (outcome.statusCode() != null) {
            answer.put("status_code", outcome.statusCode());
        }
        String raw = outcome.rawOutput();
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
