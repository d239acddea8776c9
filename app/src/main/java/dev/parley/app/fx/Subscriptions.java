package dev.parley.app.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/** What a view or view model listens to, so that it can stop all of it at once. For one thread. */
public final class Subscriptions implements AutoCloseable {
    private final Deque<Runnable> endings = new ArrayDeque<>();

    /** Calls {@code listener} with the value now and with each new one. */
    public <T> void follow(ObservableValue<T> value, Consumer<? super T> listener) {
        onChange(value, listener);
        listener.accept(value.getValue());
    }

    /** Calls {@code listener} with each new value. */
    public <T> void onChange(ObservableValue<T> value, Consumer<? super T> listener) {
        ChangeListener<T> change = (source, before, now) -> listener.accept(now);
        value.addListener(change);
        endings.push(() -> value.removeListener(change));
    }

    /** Calls {@code listener} when any of {@code values} may have changed. */
    public void onInvalidated(Runnable listener, Observable... values) {
        InvalidationListener invalidation = source -> listener.run();
        for (Observable value : values) {
            value.addListener(invalidation);
            endings.push(() -> value.removeListener(invalidation));
        }
    }

    /** Runs {@code ending} when this is closed; the latest first. */
    public void add(Runnable ending) {
        endings.push(ending);
    }

    @Override
    public void close() {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }
}
