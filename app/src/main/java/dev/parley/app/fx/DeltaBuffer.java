package dev.parley.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Collects what other threads deliver and hands it over in one piece. However much comes, at most one hand-over is
 * scheduled at a time, so an executor that runs once per frame makes one per frame.
 */
public final class DeltaBuffer<T> {
    private final Executor executor;
    private final Consumer<List<T>> sink;
    private List<T> waiting = new ArrayList<>();
    private boolean scheduled;

    /** Hands over to {@code sink} on {@code executor}. */
    public DeltaBuffer(Executor executor, Consumer<List<T>> sink) {
        this.executor = executor;
        this.sink = sink;
    }

    /** From any thread; in the order of the calls of one thread. */
    public void add(T item) {
        synchronized (this) {
            waiting.add(item);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        executor.execute(this::handOver);
    }

    private void handOver() {
        List<T> ready;
        synchronized (this) {
            ready = waiting;
            waiting = new ArrayList<>();
            scheduled = false;
        }
        sink.accept(ready);
    }
}
