package dev.parley.gateway.http;

import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.JobStatus;
import dev.parley.gateway.job.JobTerms;
import dev.parley.gateway.job.NewJob;
import dev.parley.gateway.routing.ModelRoute;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's background responses (developers.openai.com, guides/background) over the jobs. The service is asked for a
 * response in the foreground, so it need not know of background ones.
 */
final class ResponseRoute {
    private static final String PATH = "/v1/responses";
    private static final String ID = "resp_";

    private final Supplier<JobQueue> jobs;
    private final JobIntake intake;
    private final ResponseObject object;
    private final ResponseStream stream;
    private final JsonBody json;

    ResponseRoute(Supplier<JobQueue> jobs, JobIntake intake, JsonBody json) {
        this.jobs = jobs;
        this.intake = intake;
        this.json = json;
        this.object = new ResponseObject(json);
        this.stream = new ResponseStream(object, json);
    }

    /** Whether a request creates a response. */
    static boolean creates(Exchange exchange, String uri) {
        return (uri.equals(PATH) || uri.startsWith(PATH + "?"))
                && exchange.request().method().equals(HttpMethod.POST);
    }

    /** The name of a job among responses. */
    static String id(JobStatus job) {
        return ID + job.id();
    }

    /** Makes the job, and answers 200 with the response as it is now, or with its stream if it asks for one. Blocking. */
    void create(Exchange exchange, ModelRoute route, String uri, ObjectNode request, Buffer bytes) {
        Refusal key = JobIntake.keyFault(exchange);
        if (key != null) {
            exchange.onLoop(() -> exchange.refuse(key));
            return;
        }
        boolean streams = request.path("stream").asBoolean(false);
        String told = json.text(json.newObject()
                .put("model", request.path("model").stringValue())
                .put("stream", streams));
        request.remove("background");
        request.put("model", route.model());
        JobTerms terms = new JobTerms(told, null, JobIntake.key(exchange), JobIntake.fingerprint(exchange, bytes));
        String id = intake.accept(exchange, new NewJob(route.service(), "POST", uri, json.text(request), terms));
        if (id == null) {
            return;
        }
        JobQueue queue = jobs.get();
        JobStatus job = queue.findResponse(id);
        if (job == null) {
            exchange.onLoop(() -> exchange.refuse(unknown()));
        } else if (streams) {
            stream.follow(exchange, queue, job, ResponseStream.FROM_START);
        } else {
            answer(exchange, queue, job);
        }
    }

    /** {@code GET /v1/responses/{id}}, with {@code ?stream=true&starting_after=N} as a stream; {@code DELETE}. */
    void one(Exchange exchange, String id) {
        if (!exchange.method("GET", "DELETE") || !exchange.query()) {
            return;
        }
        boolean deletes = exchange.request().method().name().equals("DELETE");
        exchange.offLoop(() -> {
            JobQueue queue = jobs.get();
            JobStatus job = find(exchange, queue, id);
            if (job == null) {
                exchange.onLoop(() -> exchange.refuse(unknown()));
            } else if (deletes) {
                delete(exchange, queue, job);
            } else if ("true".equals(exchange.request().getParam("stream"))) {
                resume(exchange, queue, job);
            } else {
                answer(exchange, queue, job);
            }
        });
    }

    /** {@code POST /v1/responses/{id}/cancel}: the response, cancelled unless it had ended. */
    void cancel(Exchange exchange, String id) {
        if (!exchange.method("POST")) {
            return;
        }
        exchange.offLoop(() -> {
            JobQueue queue = jobs.get();
            JobStatus job = find(exchange, queue, id);
            JobStatus now = job == null ? null : afterCancel(queue, job);
            if (now == null) {
                exchange.onLoop(() -> exchange.refuse(unknown()));
            } else {
                answer(exchange, queue, now);
            }
        });
    }

    private static @Nullable JobStatus afterCancel(JobQueue queue, JobStatus job) {
        queue.cancel(job);
        return queue.findResponse(job.id());
    }

    /** A response of a service that the caller may not use is as good as none. */
    private static @Nullable JobStatus find(Exchange exchange, JobQueue queue, String id) {
        JobStatus job = id.startsWith(ID) ? queue.findResponse(id.substring(ID.length())) : null;
        return job != null && exchange.mayUse(job.service()) ? job : null;
    }

    private void answer(Exchange exchange, JobQueue queue, JobStatus job) {
        String answer = json.text(object.of(queue, job));
        exchange.onLoop(() -> exchange.json(200, answer));
    }

    private void delete(Exchange exchange, JobQueue queue, JobStatus job) {
        queue.delete(job);
        String answer = json.text(
                json.newObject().put("id", id(job)).put("object", "response").put("deleted", true));
        exchange.onLoop(() -> exchange.json(200, answer));
    }

    private void resume(Exchange exchange, JobQueue queue, JobStatus job) {
        String after = exchange.request().getParam("starting_after");
        Refusal fault = null;
        if (after != null && !after.matches("\\d{1,15}")) {
            fault = Refusal.badRequest("starting_after_refused", "starting_after is the number of an event.");
        } else if (!object.streams(job)) {
            fault = Refusal.badRequest(
                    "not_streamed", "Only a response that was created with stream can be streamed later.");
        }
        if (fault != null) {
            Refusal told = fault;
            exchange.onLoop(() -> exchange.refuse(told));
        } else {
            stream.follow(exchange, queue, job, after == null ? ResponseStream.FROM_START : Long.parseLong(after));
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("response_not_found", "This gateway has no background response of that id.");
    }
}
