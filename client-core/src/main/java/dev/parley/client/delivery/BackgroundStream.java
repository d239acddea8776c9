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
import dev.parley.client.job.PollSchedule;
import dev.parley.client.protocol.EventSink;
import dev.parley.client.protocol.Json;
import dev.parley.client.wire.Frame;
import dev.parley.client.wire.SseReader;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The stream of a response in the background. When it breaks it is taken up by a GET after the last event that arrived
 * ({@code starting_after}): nothing is made a second time and nothing is told twice. Where that is refused, the response is
 * polled, and what was told already is left out of it.
 */
final class BackgroundStream {
    /** Breaks in a row without an event between them. */
    private static final int MOST_BREAKS = 5;

    private final Route route;
    private final Attempt attempt;
    private final BackgroundApi api = new BackgroundApi();
    private final PollSchedule schedule =
            new PollSchedule(() -> ThreadLocalRandom.current().nextDouble());
    private final Frame frame = new Frame();
    private @Nullable JobHandle job;
    private @Nullable AnswerSteps events;
    private @Nullable Long sequence;
    private @Nullable Phase phase;
    private long toldCharacters;
    private int breaks;

    /** {@code job}: {@code null} if its id comes with the first event. */
    BackgroundStream(Route route, @Nullable JobHandle job) {
        this.route = route;
        this.attempt = route.attempt();
        this.job = job;
    }

    /** Reads the body of this answer, and of those that follow if it breaks. */
    Step read(HttpAnswer answer) {
        // One decoder for all of them: what it has seen stays seen.
        AnswerSteps decoding = events == null ? new AnswerSteps(route, answer, true) : events;
        events = decoding;
        SseReader reader = new SseReader(answer.body(), attempt.limits());
        return new Step() {
            @Override
            public @Nullable Step run(EventSink out) throws AttemptFailure, AttemptCancelled {
                try {
                    return switch (reader.read(frame)) {
                        case FRAME -> event(answer, decoding, out) ? null : this;
                        case ALIVE -> {
                            out.emit(new StreamEvent.Progress(null, null, System.nanoTime()));
                            yield this;
                        }
                        case END -> broken(answer, new IOException("the stream ended before the response"));
                    };
                } catch (IOException e) {
                    return broken(answer, e);
                }
            }
        };
    }

    /** True after the terminal event. */
    private boolean event(HttpAnswer answer, AnswerSteps decoding, EventSink out)
            throws AttemptFailure, AttemptCancelled {
        attempt.frameReceived(answer, frame.text());
        JsonNode json = Json.parse(frame);
        if (json != null) {
            note(json, out);
        }
        decoding.feed(frame, event -> {
            if (event instanceof StreamEvent.TextDelta delta) {
                toldCharacters += delta.text().length();
            }
            out.emit(event);
        });
        if (decoding.hasFinished()) {
            attempt.exchangeEnded(answer, null);
            decoding.end(out);
            return true;
        }
        return false;
    }

    private void note(JsonNode json, EventSink out) {
        breaks = 0;
        sequence = json.path("sequence_number").isIntegralNumber()
                ? Long.valueOf(json.path("sequence_number").longValue())
                : sequence;
        if (job == null) {
            job = JobHandle.of(json.path("response").path("id"));
            if (job != null) {
                out.emit(new StreamEvent.JobAccepted(job.id(), System.nanoTime()));
            }
        }
        String status = json.path("response").path("status").asString("");
        if (status.equals("queued")) {
            tell(Phase.QUEUED, out);
        } else if (status.equals("in_progress")) {
            tell(Phase.RUNNING, out);
        }
    }

    private void tell(Phase now, EventSink out) {
        if (now != phase) {
            phase = now;
            out.emit(new StreamEvent.PhaseChanged(now, null, System.nanoTime()));
        }
    }

    private Step broken(HttpAnswer answer, IOException cause) throws AttemptFailure, AttemptCancelled {
        AttemptFailure failure = attempt.fault(answer.url(), cause, true);
        attempt.exchangeEnded(answer, failure.error().textKey());
        if (job == null) {
            throw new AttemptFailure(
                    new InferenceError.OutcomeUnknown(failure.error().context()));
        }
        if (!PollSteps.isPassing(failure.error()) || ++breaks > MOST_BREAKS) {
            throw failure;
        }
        return later();
    }

    private Step later() {
        return out -> {
            attempt.pause(schedule.next(null));
            return takeUp(out);
        };
    }

    Step takeUp(EventSink out) throws AttemptFailure, AttemptCancelled {
        JobHandle known = Objects.requireNonNull(job);
        String query = "?stream=true" + (sequence == null ? "" : "&starting_after=" + sequence);
        try {
            HttpAnswer answer = attempt.exchange(HttpCall.get(api.place(route, known, query), route.headers(true)));
            if (!answer.isSuccess()) {
                throw HttpErrors.of(attempt, answer, false);
            }
            return answer.mediaType().equals("application/json") ? polled(known) : read(answer);
        } catch (AttemptFailure failure) {
            return afterRefusal(known, failure);
        }
    }

    private Step afterRefusal(JobHandle known, AttemptFailure failure) throws AttemptFailure {
        if (failure.error() instanceof InferenceError.NotFound gone) {
            throw new AttemptFailure(new InferenceError.JobExpired(known.id(), gone.context()));
        }
        if (failure.error() instanceof InferenceError.InvalidRequest) {
            return polled(known); // it was not made as a stream
        }
        if (!PollSteps.isPassing(failure.error()) || ++breaks > MOST_BREAKS) {
            throw failure;
        }
        return later();
    }

    private Step polled(JobHandle known) {
        return new Untold(new PollSteps(route, known, api)::pollNow, toldCharacters);
    }

    /** Runs steps whose text begins with what was told already. */
    private static final class Untold implements Step {
        private final Step inner;
        private long skip;

        Untold(Step inner, long skip) {
            this.inner = inner;
            this.skip = skip;
        }

        @Override
        public @Nullable Step run(EventSink out) throws AttemptFailure, AttemptCancelled {
            Step next = inner.run(event -> tell(event, out));
            return next == null ? null : new Untold(next, skip);
        }

        private void tell(StreamEvent event, EventSink out) {
            if (!(event instanceof StreamEvent.TextDelta delta) || skip == 0) {
                out.emit(event);
                return;
            }
            int left = (int) Math.min(skip, delta.text().length());
            skip -= left;
            if (left < delta.text().length()) {
                out.emit(new StreamEvent.TextDelta(delta.choice(), delta.text().substring(left), delta.atNanos()));
            }
        }
    }
}
