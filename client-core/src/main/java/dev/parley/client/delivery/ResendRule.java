package dev.parley.client.delivery;

import dev.parley.client.InferenceError;
import dev.parley.client.endpoint.EndpointProfile;
import java.time.Duration;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides, for one attempt, whether its POST leaves again. Only after an answer that says "not now" (429, 503) or the
 * abort of a cold relay, only by the profile's policy, and no longer than the wake time-out after the first of them.
 */
final class ResendRule {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final BiPredicate<InferenceError, Duration> consent;
    private Duration ownWait = FIRST_WAIT;
    private long firstRefusalNanos;
    private boolean refused;

    ResendRule(BiPredicate<InferenceError, Duration> consent) {
        this.consent = consent;
    }

    /** How long to wait from now before sending again; {@code null}: not again. */
    @Nullable Duration waitBeforeResend(EndpointProfile profile, InferenceError error) {
        if (!isResendable(error)) {
            return null;
        }
        long now = System.nanoTime();
        if (!refused) {
            refused = true;
            firstRefusalNanos = now;
        }
        Duration wait = wait(error);
        Duration limit = profile.timeouts().wake();
        boolean inTime = limit.isZero() || now - firstRefusalNanos + wait.toNanos() <= limit.toNanos();
        boolean allowed = switch (profile.resend()) {
            case NEVER -> false;
            case ALWAYS -> inTime;
            case ASK -> consent.test(error, wait);
        };
        return allowed ? left(wait, now) : null;
    }

    /** The time that the person took to answer counts. */
    private static Duration left(Duration wait, long sinceNanos) {
        return Duration.ofNanos(Math.max(0, wait.toNanos() - (System.nanoTime() - sinceNanos)));
    }

    private static boolean isResendable(InferenceError error) {
        return switch (error) {
            case InferenceError.RateLimited e -> true;
            case InferenceError.ColdStart e -> true;
            case InferenceError.ServerError e -> e.status() == 503;
            default -> false;
        };
    }

    private Duration wait(InferenceError error) {
        Duration asked = switch (error) {
            case InferenceError.RateLimited e -> e.retryAfter();
            case InferenceError.ColdStart e -> e.retryAfter();
            default -> null;
        };
        if (asked != null) {
            return asked;
        }
        Duration own = ownWait;
        ownWait = own.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? own.multipliedBy(2) : LONGEST_WAIT;
        return own;
    }
}
