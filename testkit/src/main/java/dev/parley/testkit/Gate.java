package dev.parley.testkit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A door in a scripted answer: the server waits at it until the test opens it. Opens once and stays open. */
public final class Gate {
    private final CompletableFuture<Void> reached = new CompletableFuture<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();

    public void open() {
        opened.complete(null);
    }

    public boolean isOpen() {
        return opened.isDone();
    }

    /**
     * Waits until a server stands at the gate: everything before it has been written.
     *
     * @throws AssertionError if none came within {@code limit}
     */
    public void awaitReached(Duration limit) {
        Waiting.await(reached, limit, "no server reached the gate");
    }

    CompletableFuture<Void> opened() {
        return opened;
    }

    void reach() {
        reached.complete(null);
    }
}
