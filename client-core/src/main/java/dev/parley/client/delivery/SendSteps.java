package dev.parley.client.delivery;

import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.http.Attempt;
import dev.parley.client.http.AttemptCancelled;
import dev.parley.client.http.AttemptFailure;
import dev.parley.client.http.HttpAnswer;
import dev.parley.client.http.HttpCall;
import dev.parley.client.http.HttpErrors;
import dev.parley.client.http.PendingAnswer;
import dev.parley.client.protocol.EventSink;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends a POST, once unless there is consent to send it again, up to the head of a good answer. */
final class SendSteps {
    private final Attempt attempt;
    private final EndpointProfile profile;
    private final HttpCall request;
    private final Front front;
    private final ResendRule resend;
    private final Continuation then;

    /** What to do with the answer. */
    @FunctionalInterface
    interface Continuation {
        @Nullable Step answered(HttpAnswer answer, EventSink out) throws AttemptFailure, AttemptCancelled;
    }

    SendSteps(Route route, HttpCall request, Front front, Continuation then) {
        this.attempt = route.attempt();
        this.profile = route.profile();
        this.request = request;
        this.front = front;
        this.resend = route.resend();
        this.then = then;
    }

    @Nullable Step start(EventSink out) {
        out.emit(new StreamEvent.PhaseChanged(Phase.CONNECTING, null, System.nanoTime()));
        return this::begin;
    }

    private @Nullable Step begin(EventSink out) throws AttemptFailure, AttemptCancelled {
        return await(attempt.begin(request), out);
    }

    private @Nullable Step await(PendingAnswer pending, EventSink out) throws AttemptFailure, AttemptCancelled {
        try {
            return switch (pending.next()) {
                case PendingAnswer.Reached reached -> {
                    out.emit(new StreamEvent.PhaseChanged(reached.phase(), null, System.nanoTime()));
                    yield next -> await(pending, next);
                }
                case PendingAnswer.Answered answered -> answered(answered.answer(), out);
            };
        } catch (AttemptFailure failure) {
            return again(new AttemptFailure(front.explained(failure.error())), out);
        }
    }

    private @Nullable Step answered(HttpAnswer answer, EventSink out) throws AttemptFailure, AttemptCancelled {
        out.emit(new StreamEvent.Opened(answer.status(), System.nanoTime()));
        if (!answer.isSuccess()) {
            throw HttpErrors.of(attempt, answer, front.mayBeCold());
        }
        return then.answered(answer, out);
    }

    private @Nullable Step again(AttemptFailure failure, EventSink out) throws AttemptFailure, AttemptCancelled {
        Duration wait = resend.waitBeforeResend(profile, failure.error());
        if (wait == null) {
            throw failure;
        }
        boolean cold = failure.error() instanceof InferenceError.ColdStart;
        out.emit(new StreamEvent.PhaseChanged(cold ? Phase.WAKING : Phase.QUEUED, null, System.nanoTime()));
        return next -> {
            attempt.pause(wait);
            return start(next);
        };
    }
}
