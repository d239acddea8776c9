package dev.parley.client.delivery;

import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.http.Attempt;
import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.http.HttpErrors;
import dev.parley.client.job.JobResult;
import dev.parley.client.job.JobStatus;
import dev.parley.client.job.PollSchedule;
import dev.parley.client.protocol.EventSink;
import dev.parley.client.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Polls a job until it ends. A poll is a GET and may be repeated; a job is never created again. */
final class PollSteps {
    /** Polls that fail in a row, over at least this time, mean that the server is gone. */
    private static final int MOST_FAILURES = 5;

    private final Route route;
    private final Attempt attempt;
    private final String jobId;
    private final URI url;
    private final Function<JsonNode, @Nullable JobStatus> reader;
    private final PollSchedule schedule =
            new PollSchedule(() -> ThreadLocalRandom.current().nextDouble());
    private @Nullable Phase phase;
    private @Nullable Integer position;
    private int failures;

    /** Takes the job's status from the body of a poll with {@code reader}, which answers {@code null} for an unknown one. */
    PollSteps(Route route, String jobId, URI url, Function<JsonNode, @Nullable JobStatus> reader) {
        this.route = route;
        this.attempt = route.attempt();
        this.jobId = jobId;
        this.url = url;
        this.reader = reader;
    }

    @Nullable Step pollNow(EventSink out) throws AttemptFailure, AttemptCancelled {
        JobStatus status;
        HttpAnswer answer;
        try {
            answer = attempt.exchange(HttpCall.get(url, route.headers(false)));
            status = status(answer);
            failures = 0;
        } catch (AttemptFailure failure) {
            return afterFailure(failure);
        }
        return switch (status) {
            case JobStatus.Pending pending ->
                waiting(Phase.QUEUED, pending.position(), wish(pending.retryAfter(), answer), out);
            case JobStatus.Running running -> waiting(Phase.RUNNING, null, wish(running.retryAfter(), answer), out);
            case JobStatus.Completed completed -> decode(answer, completed.result(), out);
            case JobStatus.Failed failed ->
                throw new AttemptFailure(
                        new InferenceError.JobFailed(jobId, failed.status(), attempt.context(failed.reason())));
            case JobStatus.Unknown unknown ->
                throw new AttemptFailure(new InferenceError.JobExpired(jobId, attempt.context("")));
        };
    }

    private JobStatus status(HttpAnswer answer) throws AttemptFailure, AttemptCancelled {
        if (answer.status() == 404 || answer.status() == 410) {
            AttemptFailure failure = HttpErrors.of(attempt, answer, false);
            throw new AttemptFailure(
                    new InferenceError.JobExpired(jobId, failure.error().context()));
        }
        if (!answer.isSuccess()) {
            throw HttpErrors.of(attempt, answer, false);
        }
        String text;
        try (var body = answer.body()) {
            text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            AttemptFailure failure = attempt.fault(url, e, true);
            attempt.exchangeEnded(answer, failure.error().textKey());
            throw failure;
        }
        attempt.frameReceived(answer, text);
        attempt.exchangeEnded(answer, null);
        JsonNode json = Json.parse(text);
        JobStatus status = json == null ? null : reader.apply(json);
        if (status == null) {
            throw new AttemptFailure(new InferenceError.MalformedResponse(
                    "the status of job " + jobId, attempt.context(shortened(text))));
        }
        return status;
    }

    private Step waiting(Phase now, @Nullable Integer queuePosition, @Nullable Duration retryAfter, EventSink out) {
        if (now != phase || !java.util.Objects.equals(queuePosition, position)) {
            if (now != phase) {
                schedule.reset();
            }
            phase = now;
            position = queuePosition;
            out.emit(new StreamEvent.PhaseChanged(now, queuePosition, System.nanoTime()));
        }
        return later(retryAfter);
    }

    /** The wait that the body asks for, else the header's. */
    private static @Nullable Duration wish(@Nullable Duration inBody, HttpAnswer answer) {
        return inBody != null ? inBody : answer.retryAfter();
    }

    private Step later(@Nullable Duration retryAfter) {
        Duration wait = schedule.next(retryAfter);
        return out -> {
            attempt.pause(wait);
            return pollNow(out);
        };
    }

    /** 5xx, 429 and faults of the network pass; any other refusal is an answer. */
    private Step afterFailure(AttemptFailure failure) throws AttemptFailure {
        boolean passing = switch (failure.error()) {
            case InferenceError.RateLimited e -> true;
            case InferenceError.ServerError e -> true;
            case InferenceError.UpstreamError e -> true;
            case InferenceError.ColdStart e -> true;
            case InferenceError.Unreachable e -> true;
            case InferenceError.OutcomeUnknown e -> true;
            case InferenceError.Truncated e -> true;
            default -> false;
        };
        if (!passing || ++failures > MOST_FAILURES) {
            throw failure;
        }
        return later(failure.error() instanceof InferenceError.RateLimited limited ? limited.retryAfter() : null);
    }

    private @Nullable Step decode(HttpAnswer answer, JobResult result, EventSink out)
            throws AttemptFailure, AttemptCancelled {
        new AnswerSteps(route, answer, false).decodeWhole(result.text(), out);
        return null;
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
