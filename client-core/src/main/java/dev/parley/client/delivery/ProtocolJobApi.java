package dev.parley.client.delivery;

import dev.parley.client.ChatRequest;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.job.JobStatus;
import dev.parley.client.protocol.Json;
import dev.parley.client.protocol.ProtocolJob;
import dev.parley.client.protocol.WireRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A protocol whose own request makes a job, such as that of a video, over a delivery that passes requests on. */
final class ProtocolJobApi implements JobApi {
    private final ProtocolJob protocol;
    private String requestPath = "";

    ProtocolJobApi(ProtocolJob protocol) {
        this.protocol = protocol;
    }

    @Override
    public HttpCall create(Route route, ChatRequest request) {
        WireRequest wire = Bodies.whole(route, request);
        requestPath = wire.path();
        return new HttpCall(
                "POST",
                DirectDelivery.url(route.profile(), wire.path()),
                route.headers(false, wire.headers()),
                wire.body().contentType(),
                wire.body().bytes());
    }

    private String path(Route route) {
        return requestPath.isEmpty() ? route.path() : requestPath;
    }

    @Override
    public @Nullable JobHandle accepted(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        String id = json == null ? null : protocol.id(json);
        return id != null && JobHandle.isId(id) ? JobHandle.of(id) : null;
    }

    @Override
    public HttpCall poll(Route route, JobHandle job) {
        String path = protocol.statusPath(path(route), job.id());
        return HttpCall.get(DirectDelivery.url(route.profile(), path), route.headers(false));
    }

    @Override
    public @Nullable JobStatus status(Route route, HttpAnswer answer, String body) {
        JsonNode json = Json.parse(body);
        JobStatus status = json == null ? null : protocol.status(json);
        return switch (status) {
            case JobStatus.Running running
            when json != null -> new JobStatus.Running(protocol.progress(json), running.retryAfter());
            case JobStatus.Completed completed
            when json != null && isElsewhere(route, json) -> new JobStatus.ResultReady();
            case null, default -> status;
        };
    }

    private boolean isElsewhere(Route route, JsonNode json) {
        return protocol.resultText(json) == null && protocol.resultPath(path(route), "x") != null;
    }

    @Override
    public HttpCall result(Route route, JobHandle job) {
        String path = Objects.requireNonNull(protocol.resultPath(path(route), job.id()), "no place for a result");
        return HttpCall.get(DirectDelivery.url(route.profile(), path), route.headers(false));
    }

    @Override
    public @Nullable HttpCall cancel(Route route, JobHandle job) {
        String path = protocol.cancelPath(path(route), job.id());
        return path == null
                ? null
                : Bodies.empty("DELETE", DirectDelivery.url(route.profile(), path), route.headers(false));
    }
}
