package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.job.JobResult;
import dev.parley.client.job.JobStatus;
import dev.parley.client.protocol.WireRequest;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DJL Serving's asynchronous requests (djl-serving, serving/docs/cache.md): {@code x-synchronous: false} is answered at
 * once with a token; a POST with the token, which carries no prompt and may be repeated, is answered with 202 until there
 * is something, then with a page of the answer and the token of the next one, if there is any.
 */
final class DjlAsyncApi implements JobApi {
    private static final String NEXT = "x-next-token";

    private final StringBuilder pages = new StringBuilder();
    private @Nullable String next;
    private @Nullable URI place;

    @Override
    public HttpCall create(Route route, ChatRequest request) {
        WireRequest wire = Bodies.whole(route, request);
        URI url = DirectDelivery.url(route.profile(), wire.path());
        place = url;
        Map<String, String> headers = route.headers(false, wire.headers());
        headers.put("x-synchronous", "false");
        return Bodies.post(url, headers, Bodies.text(wire));
    }

    @Override
    public @Nullable JobHandle accepted(Route route, HttpAnswer answer, String body) {
        String token = answer.header(NEXT);
        return token != null && JobHandle.isId(token) ? JobHandle.of(token) : null;
    }

    @Override
    public HttpCall poll(Route route, JobHandle job) {
        URI url = place == null ? DirectDelivery.url(route.profile(), route.path()) : place;
        Map<String, String> headers = route.headers(false);
        headers.put("x-starting-token", next == null ? job.id() : next);
        return Bodies.empty("POST", url, headers);
    }

    @Override
    public @Nullable JobStatus status(Route route, HttpAnswer answer, String body) {
        if (answer.status() == 202) {
            return pages.isEmpty() ? new JobStatus.Pending(null, null) : JobStatus.Running.PLAIN;
        }
        pages.append(body);
        if (pages.length() > route.attempt().limits().bodyBytes()) {
            return new JobStatus.Failed(null, "The answer is too long.");
        }
        String token = answer.header(NEXT);
        if (token == null || token.isBlank()) {
            return new JobStatus.Completed(new JobResult(pages.toString(), false));
        }
        if (!JobHandle.isId(token)) {
            return null;
        }
        next = token;
        return JobStatus.Running.PLAIN;
    }
}
