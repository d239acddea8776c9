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
import dev.parley.client.job.JobStatus;
import dev.parley.client.job.PollSchedule;
import dev.parley.client.protocol.EventSink;
import dev.parley.client.wire.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Polls a job until it ends. A poll may be repeated; a job is never created again. */
final class PollSteps {
    /** Requests that fail in a row mean that the server is gone. */
    private static final int MOST_FAILURES = 5;

    private final Route route;
    private final Attempt attempt;
    private final JobHandle job;
    private final JobApi api;
    private final PollSchedule schedule =
            new PollSchedule(() -> ThreadLocalRandom.current().nextDouble());
    private @Nullable AnswerSteps pieces;
    private @Nullable Phase phase;
    private @Nullable Integer position;
    private @Nullable Double progress;
    private int logLines;
    private int failures;

    PollSteps(Route route, JobHandle job, JobApi api) {
        this.route = route;
        this.attempt = route.attempt();
        this.job = job;
        this.api = api;
    }

    @Nullable Step pollNow(EventSink out) throws AttemptFailure, AttemptCancelled {
        JobStatus status;
        HttpAnswer answer;
        try {
            answer = attempt.exchange(api.poll(route, job));
            status = status(answer);
            failures = 0;
        } catch (AttemptFailure failure) {
            return afterFailure(failure, this::pollNow);
        }
        tellLogs(out);
        for (String piece : api.pieces()) {
            for (Frame frame : Bodies.frames(piece)) {
                pieces(answer).feed(frame, out);
            }
        }
        return switch (status) {
            case JobStatus.Pending pending ->
                waiting(Phase.QUEUED, pending.position(), wish(pending.retryAfter(), answer), out);
            case JobStatus.Running running -> {
                tellProgress(running.progress(), out);
                yield waiting(Phase.RUNNING, null, wish(running.retryAfter(), answer), out);
            }
            case JobStatus.Completed completed -> {
                new AnswerSteps(route, answer, false)
                        .decodeWhole(completed.result().text(), out);
                yield null;
            }
            case JobStatus.ResultReady ready -> this::fetchNow;
            case JobStatus.Streamed streamed -> {
                pieces(answer).end(out);
                yield null;
            }
            case JobStatus.Failed failed -> throw failed(failed);
            case JobStatus.Unknown unknown ->
                throw new AttemptFailure(new InferenceError.JobExpired(job.id(), attempt.context("")));
        };
    }

    private JobStatus status(HttpAnswer answer) throws AttemptFailure, AttemptCancelled {
        checkKnown(answer);
        String text = Bodies.read(attempt, answer, true);
        JobStatus status = api.status(route, answer, text);
        if (status == null) {
            throw new AttemptFailure(new InferenceError.MalformedResponse(
                    "the status of job " + job.id(), attempt.context(shortened(text))));
        }
        return status;
    }

    private void checkKnown(HttpAnswer answer) throws AttemptFailure, AttemptCancelled {
        if (answer.status() == 404 || answer.status() == 410) {
            AttemptFailure failure = HttpErrors.of(attempt, answer, false);
            throw new AttemptFailure(
                    new InferenceError.JobExpired(job.id(), failure.error().context()));
        }
        if (!answer.isSuccess()) {
            throw HttpErrors.of(attempt, answer, false);
        }
    }

    AttemptFailure failed(JobStatus.Failed failed) {
        return new AttemptFailure(
                new InferenceError.JobFailed(job.id(), failed.status(), attempt.context(failed.reason())));
    }

    /** The result is at a place of its own; whatever is there is decoded by the protocol. */
    @Nullable Step fetchNow(EventSink out) throws AttemptFailure, AttemptCancelled {
        HttpAnswer answer;
        try {
            HttpCall fetch = api.result(route, job);
            answer = attempt.exchange(fetch);
            checkKnown(answer);
        } catch (AttemptFailure failure) {
            return afterFailure(failure, this::fetchNow);
        }
        return new AnswerSteps(route, answer, false)::start;
    }

    private AnswerSteps pieces(HttpAnswer answer) {
        if (pieces == null) {
            pieces = new AnswerSteps(route, answer, true);
        }
        return pieces;
    }

    void tellLogs(EventSink out) {
        List<String> lines = api.logs();
        for (String line : lines.subList(Math.min(logLines, lines.size()), lines.size())) {
            out.emit(new StreamEvent.JobLog(attempt.redacted(line), System.nanoTime()));
        }
        logLines = Math.max(logLines, lines.size());
    }

    private void tellProgress(@Nullable Double now, EventSink out) {
        if (now != null && !now.equals(progress)) {
            progress = now;
            out.emit(new StreamEvent.Progress(Math.clamp(now, 0.0, 1.0), null, System.nanoTime()));
        }
    }

    private Step waiting(Phase now, @Nullable Integer queuePosition, @Nullable Duration retryAfter, EventSink out) {
        tellPhase(now, queuePosition, out);
        return later(retryAfter, this::pollNow);
    }

    void tellPhase(Phase now, @Nullable Integer queuePosition, EventSink out) {
        if (now != phase || !Objects.equals(queuePosition, position)) {
            if (now != phase) {
                schedule.reset();
            }
            phase = now;
            position = queuePosition;
            out.emit(new StreamEvent.PhaseChanged(now, queuePosition, System.nanoTime()));
        }
    }

    /** The wait that the body asks for, else the header's. */
    private static @Nullable Duration wish(@Nullable Duration inBody, HttpAnswer answer) {
        return inBody != null ? inBody : answer.retryAfter();
    }

    private Step later(@Nullable Duration retryAfter, Step then) {
        Duration wait = schedule.next(retryAfter);
        return out -> {
            attempt.pause(wait);
            return then.run(out);
        };
    }

    /** 5xx, 429 and faults of the network pass; any other refusal is an answer. */
    private Step afterFailure(AttemptFailure failure, Step again) throws AttemptFailure {
        if (!isPassing(failure.error()) || ++failures > MOST_FAILURES) {
            throw failure;
        }
        Duration wish = failure.error() instanceof InferenceError.RateLimited limited ? limited.retryAfter() : null;
        return later(wish, again);
    }

    static boolean isPassing(InferenceError error) {
        return switch (error) {
            case InferenceError.RateLimited e -> true;
            case InferenceError.ServerError e -> true;
            case InferenceError.UpstreamError e -> true;
            case InferenceError.ColdStart e -> true;
            case InferenceError.Unreachable e -> true;
            case InferenceError.OutcomeUnknown e -> true;
            case InferenceError.Truncated e -> true;
            default -> false;
        };
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
