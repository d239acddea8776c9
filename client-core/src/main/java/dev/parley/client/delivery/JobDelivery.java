package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.InferenceError;
import dev.parley.client.StreamEvent;
import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.protocol.EventSink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a job, hands out its id, follows it. */
final class JobDelivery implements DeliveryAdapter {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Supplier<JobApi> apis;
    private final Front front;

    JobDelivery(Supplier<JobApi> apis, Front front) {
        this.apis = apis;
        this.front = front;
    }

    JobDelivery(Supplier<JobApi> apis) {
        this(apis, Front.NONE);
    }

    @Override
    public HttpCall firstCall(Route route, ChatRequest request) {
        return apis.get().create(route, request);
    }

    @Override
    public Step send(Route route, ChatRequest request) {
        JobApi api = apis.get();
        HttpCall call = withIdempotencyKey(api.create(route, request));
        SendSteps steps = new SendSteps(route, call, front, (answer, out) -> accepted(route, api, answer, out));
        return steps::start;
    }

    /** The same for all the times that this request may leave: a server that knows such keys makes one job of them. */
    static HttpCall withIdempotencyKey(HttpCall call) {
        if (call.headers().keySet().stream().anyMatch(IDEMPOTENCY_KEY::equalsIgnoreCase)) {
            return call;
        }
        Map<String, String> headers = new LinkedHashMap<>(call.headers());
        headers.put(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
        return new HttpCall(call.method(), call.url(), headers, call.contentType(), call.body());
    }

    /** The id goes to the caller before the first poll, so that it can be stored: a job is never created twice. */
    private static Step accepted(Route route, JobApi api, HttpAnswer answer, EventSink out)
            throws AttemptFailure, AttemptCancelled {
        String body = Bodies.read(route.attempt(), answer, false);
        JobHandle job = api.accepted(route, answer, body);
        if (job == null) {
            throw new AttemptFailure(new InferenceError.OutcomeUnknown(
                    route.attempt().context("The server accepted the job and gave no usable id.")));
        }
        out.emit(new StreamEvent.JobAccepted(job.id(), System.nanoTime()));
        return api.follow(route, job);
    }

    @Override
    public Step resume(Route route, String jobId) {
        return apis.get().follow(route, JobHandle.of(checked(jobId)));
    }

    @Override
    public @Nullable HttpCall cancelCall(Route route, String jobId) {
        return apis.get().cancel(route, JobHandle.of(checked(jobId)));
    }

    static String checked(String jobId) {
        if (!JobHandle.isId(jobId)) {
            throw new IllegalArgumentException("not a job id");
        }
        return jobId;
    }
}
