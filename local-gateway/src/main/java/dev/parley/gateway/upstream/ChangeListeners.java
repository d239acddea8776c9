package dev.parley.gateway.upstream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who wants to hear that something changed. Thread-safe. */
public final class ChangeListeners {
    private final List<Runnable> all = new CopyOnWriteArrayList<>();

    public void add(Runnable listener) {
        all.add(listener);
    }

    public void tell() {
        all.forEach(Runnable::run);
    }
}
