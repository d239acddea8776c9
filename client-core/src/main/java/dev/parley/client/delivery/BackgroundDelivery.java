package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.endpoint.JobUpdates;
import dev.parley.client.http.HttpCall;
import org.jspecify.annotations.Nullable;

/** OpenAI's Responses in the background: polled, or streamed and taken up again where the stream broke. */
final class BackgroundDelivery implements DeliveryAdapter {
    private final JobDelivery polled = new JobDelivery(BackgroundApi::new);

    private static boolean streams(Route route, ChatRequest request) {
        return route.profile().jobUpdates() == JobUpdates.STREAM && request.stream();
    }

    @Override
    public HttpCall firstCall(Route route, ChatRequest request) {
        return new BackgroundApi().create(route, request, streams(route, request));
    }

    @Override
    public Step send(Route route, ChatRequest request) {
        if (!streams(route, request)) {
            return polled.send(route, request);
        }
        HttpCall call = JobDelivery.withIdempotencyKey(firstCall(route, request));
        SendSteps steps =
                new SendSteps(route, call, Front.NONE, (answer, out) -> new BackgroundStream(route, null).read(answer));
        return steps::start;
    }

    /** A stream can only be taken up if the response was made as one, which a poll finds out as well. */
    @Override
    public Step resume(Route route, String jobId) {
        return route.profile().jobUpdates() == JobUpdates.STREAM
                ? new BackgroundStream(route, JobHandle.of(JobDelivery.checked(jobId)))::takeUp
                : polled.resume(route, jobId);
    }

    @Override
    public @Nullable HttpCall cancelCall(Route route, String jobId) {
        return polled.cancelCall(route, jobId);
    }
}
