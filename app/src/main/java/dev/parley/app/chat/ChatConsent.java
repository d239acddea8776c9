package dev.parley.app.chat;

import dev.parley.client.InferenceError;
import dev.parley.client.connect.ResendConsent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * Asks in the right turn whether a message may be sent again. The connector calls on the thread that reads the answer,
 * and that thread says which run it reads for. A call from any other thread is refused. Thread-safe.
 */
public final class ChatConsent implements ResendConsent {
    private final Map<Thread, BiPredicate<InferenceError, Duration>> runs = new ConcurrentHashMap<>();

    @Override
    public boolean mayResend(InferenceError error, Duration wait) {
        BiPredicate<InferenceError, Duration> run = runs.get(Thread.currentThread());
        return run != null && run.test(error, wait);
    }

    /** While {@code reading} runs on this thread, {@code run} is asked. */
    void during(BiPredicate<InferenceError, Duration> run, Runnable reading) {
        runs.put(Thread.currentThread(), run);
        try {
            reading.run();
        } finally {
            runs.remove(Thread.currentThread());
        }
    }
}
