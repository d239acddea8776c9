package dev.parley.gateway.http;

import dev.parley.gateway.job.Accepted;
import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.job.NewJob;
import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts jobs into the queue, and answers what the queue refuses. Blocking. */
final class JobIntake {
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;
    /** Seconds after which a caller that found the queue full may try again. */
    private static final String RETRY_AFTER = "5";

    private final Supplier<JobQueue> jobs;

    JobIntake(Supplier<JobQueue> jobs) {
        this.jobs = jobs;
    }

    /** The request's idempotency key; {@code null} if it has none. */
    static @Nullable String key(Exchange exchange) {
        return exchange.request().getHeader(KEY);
    }

    /** What is wrong with the request's idempotency key; {@code null} if nothing is. */
    static @Nullable Refusal keyFault(Exchange exchange) {
        String key = key(exchange);
        boolean bad = key != null && (key.isBlank() || key.length() > LONGEST_KEY);
        return bad
                ? Refusal.badRequest(
                        "idempotency_key_refused",
                        "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters and is not blank.")
                : null;
    }

    /** By what two requests are told apart; {@code null} without a key. */
    static @Nullable String fingerprint(Exchange exchange, Buffer body) {
        if (key(exchange) == null) {
            return null;
        }
        return Sha256.hex(body.getBytes());
    }

    /** The id of the job; {@code null} if it was refused, which is answered here. */
    @Nullable String accept(Exchange exchange, NewJob job) {
        return switch (jobs.get().accept(job)) {
            case Accepted.Stored(String id) -> id;
            case Accepted.OtherRequest() -> {
                exchange.onLoop(() -> exchange.refuse(Refusal.otherRequest()));
                yield null;
            }
            case Accepted.QueueFull() -> {
                exchange.onLoop(() -> {
                    exchange.response().putHeader("Retry-After", RETRY_AFTER);
                    exchange.refuse(Refusal.queueFull());
                });
                yield null;
            }
        };
    }
}
