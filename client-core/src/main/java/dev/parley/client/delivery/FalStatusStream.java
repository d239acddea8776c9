package dev.parley.client.delivery;

import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.http.Attempt;
import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpErrors;
import dev.parley.client.job.JobStatus;
import dev.parley.client.protocol.EventSink;
import dev.parley.client.protocol.Json;
import dev.parley.client.wire.Frame;
import dev.parley.client.wire.FrameReader;
import dev.parley.client.wire.SseReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads fal's stream of a request's status. Whatever is wrong with it, polls tell the same. */
final class FalStatusStream {
    private final Route route;
    private final Attempt attempt;
    private final FalApi api;
    private final JobHandle job;
    private final PollSteps polls;
    private final Frame frame = new Frame();

    FalStatusStream(Route route, FalApi api, JobHandle job, PollSteps polls) {
        this.route = route;
        this.attempt = route.attempt();
        this.api = api;
        this.job = job;
        this.polls = polls;
    }

    Step open(EventSink out) throws AttemptFailure, AttemptCancelled {
        try {
            HttpAnswer answer = attempt.exchange(api.statusStream(route, job));
            if (!answer.isSuccess()) {
                throw HttpErrors.of(attempt, answer, false);
            }
            SseReader reader = new SseReader(answer.body(), attempt.limits());
            return next -> read(answer, reader, next);
        } catch (AttemptFailure refused) {
            attempt.checkAlive();
            return polls::pollNow;
        }
    }

    private @Nullable Step read(HttpAnswer answer, SseReader reader, EventSink out)
            throws AttemptFailure, AttemptCancelled {
        FrameReader.Signal signal;
        try {
            signal = reader.read(frame);
        } catch (IOException broken) {
            attempt.checkAlive();
            attempt.exchangeEnded(answer, "the stream of the status broke");
            return polls::pollNow;
        }
        return switch (signal) {
            case END -> {
                attempt.exchangeEnded(answer, null);
                yield polls::pollNow;
            }
            case ALIVE -> {
                out.emit(new StreamEvent.Progress(null, null, System.nanoTime()));
                yield next -> read(answer, reader, next);
            }
            case FRAME -> told(answer, reader, out);
        };
    }

    private @Nullable Step told(HttpAnswer answer, SseReader reader, EventSink out) throws AttemptFailure {
        attempt.frameReceived(answer, frame.text());
        JsonNode json = Json.parse(frame);
        JobStatus status = json == null ? null : api.status(json);
        polls.tellLogs(out);
        switch (status) {
            case JobStatus.Pending pending -> polls.tellPhase(Phase.QUEUED, pending.position(), out);
            case JobStatus.Running running -> polls.tellPhase(Phase.RUNNING, null, out);
            case JobStatus.Failed failed -> {
                attempt.exchangeEnded(answer, null);
                throw polls.failed(failed);
            }
            case JobStatus.ResultReady ready -> {
                attempt.exchangeEnded(answer, null);
                return polls::fetchNow;
            }
            case null, default ->
                out.emit(new StreamEvent.Unrecognized(attempt.redacted(frame.text()), System.nanoTime()));
        }
        return next -> read(answer, reader, next);
    }
}
