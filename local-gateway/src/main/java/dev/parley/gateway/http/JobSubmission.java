package dev.parley.gateway.http;

import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.JobTerms;
import dev.parley.gateway.job.NewJob;
import dev.parley.gateway.routing.PathRules;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a request for a job: {@code {"data", "method", "path"}} as VESSL has it, and {@code "webhook"}. Blocking.
 */
final class JobSubmission {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Supplier<JobQueue> jobs;
    private final JobIntake intake;
    private final JsonBody json;

    JobSubmission(Supplier<JobQueue> jobs, JobIntake intake, JsonBody json) {
        this.jobs = jobs;
        this.intake = intake;
        this.json = json;
    }

    /** Answers 201 {@code {"id"}}, or why not. */
    void take(Exchange exchange, String service, Buffer bytes) {
        ObjectNode request = json.object(bytes);
        Refusal refusal = fault(exchange, request);
        if (request == null || refusal != null) {
            Refusal told = refusal == null ? notAnObject() : refusal;
            exchange.onLoop(() -> exchange.refuse(told));
            return;
        }
        String webhook = request.has("webhook") ? request.path("webhook").stringValue() : null;
        JobTerms terms = new JobTerms(null, webhook, JobIntake.key(exchange), JobIntake.fingerprint(exchange, bytes));
        NewJob job = new NewJob(
                service,
                request.path("method").asString("POST").toUpperCase(Locale.ROOT),
                request.path("path").asString("/"),
                json.text(request.path("data")),
                terms);
        String id = intake.accept(exchange, job);
        if (id != null) {
            String answer = json.text(json.newObject().put("id", id));
            exchange.onLoop(() -> exchange.json(201, answer));
        }
    }

    private @Nullable Refusal fault(Exchange exchange, @Nullable ObjectNode request) {
        if (request == null) {
            return notAnObject();
        }
        Refusal call = callFault(request);
        if (call != null) {
            return call;
        }
        Refusal key = JobIntake.keyFault(exchange);
        return key == null && request.has("webhook") ? webhookFault(request.path("webhook")) : key;
    }

    private static @Nullable Refusal callFault(ObjectNode request) {
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

    private @Nullable Refusal webhookFault(JsonNode webhook) {
        String fault =
                webhook.isString() ? jobs.get().webhookFault(webhook.stringValue()) : "The webhook must be a string.";
        return fault == null ? null : Refusal.badRequest("webhook_refused", fault);
    }

    private static Refusal notAnObject() {
        return Refusal.badRequest("invalid_json", "The body must be a JSON object.");
    }
}
