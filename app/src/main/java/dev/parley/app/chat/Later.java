package dev.parley.app.chat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs tasks on the toolkit's thread after a while. */
@FunctionalInterface
public interface Later {

    void after(Duration wait, Runnable task);

    /** By the time of the machine; {@code fx} runs tasks on the toolkit's thread. */
    static Later on(Executor fx) {
        return (wait, task) -> CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, fx)
                .execute(task);
    }
}
