package dev.parley.architecture.planted.client.job;

import java.util.concurrent.atomic.AtomicLong;

public final class Counter {
    private static final AtomicLong COUNT = new AtomicLong();

    public long next() {
        return COUNT.incrementAndGet();
    }
}
