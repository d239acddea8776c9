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
    private final boolean throughRelay;
    private final ResendRule resend;
    private final Continuation then;

    /** What to do with the answer. */
    @FunctionalInterface
    interface Continuation {
        @Nullable Step answered(HttpAnswer answer, EventSink out) throws AttemptFailure, AttemptCancelled;
    }

    SendSteps(
            Attempt attempt,
            EndpointProfile profile,
            HttpCall request,
            boolean throughRelay,
            ResendRule resend,
            Continuation then) {
        this.attempt = attempt;
        this.profile = profile;
        this.request = request;
        this.throughRelay = throughRelay;
        this.resend = resend;
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
            return again(coldIfRelay(failure), out);
        }
    }

    private @Nullable Step answered(HttpAnswer answer, EventSink out) throws AttemptFailure, AttemptCancelled {
        out.emit(new StreamEvent.Opened(answer.status(), System.nanoTime()));
        if (!answer.isSuccess()) {
            throw HttpErrors.of(attempt, answer, throughRelay);
        }
        return then.answered(answer, out);
    }

    /** A relay in front of a service without a running replica aborts the first requests: that is news of its own. */
    private AttemptFailure coldIfRelay(AttemptFailure failure) {
        return throughRelay && failure.error() instanceof InferenceError.OutcomeUnknown unknown
                ? new AttemptFailure(new InferenceError.ColdStart(null, unknown.context()))
                : failure;
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
