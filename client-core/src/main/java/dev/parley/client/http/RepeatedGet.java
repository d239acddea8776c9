package dev.parley.client.http;

import java.io.IOException;
import java.time.Duration;

/**
 * A GET that is sent again, at most twice, where the server or something in front of it failed before it answered (500,
 * 502, 503, 504). A GET changes nothing, so nobody need be asked; a connection that was refused is not tried again.
 */
public final class RepeatedGet {
    private static final int MOST_REPEATS = 2;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    /** A server that asks for more gets its answer shown instead: its wish is never shortened. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private RepeatedGet() {}

    /** The first good answer, or the last bad one. */
    public static HttpAnswer fetch(Attempt attempt, HttpCall get) throws AttemptFailure, AttemptCancelled {
        Duration ownWait = FIRST_WAIT;
        for (int repeats = 0; ; repeats++) {
            HttpAnswer answer = attempt.exchange(get);
            Duration asked = answer.retryAfter();
            Duration wait = asked == null ? ownWait : asked;
            if (!passes(answer.status()) || repeats == MOST_REPEATS || wait.compareTo(LONGEST_WAIT) > 0) {
                return answer;
            }
            drop(attempt, answer);
            attempt.pause(wait);
            ownWait = ownWait.multipliedBy(2);
        }
    }

    private static boolean passes(int status) {
        return status == 500 || status == 502 || status == 503 || status == 504;
    }

    private static void drop(Attempt attempt, HttpAnswer answer) {
        String fault = null;
        try {
            answer.body().close();
        } catch (IOException e) {
            fault = "the body of the error broke off";
        }
        attempt.exchangeEnded(answer, fault);
    }
}
