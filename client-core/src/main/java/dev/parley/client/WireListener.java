package dev.parley.client;

/**
 * Sees everything that goes over the wire, with its time and without secrets. The inspector, captures and logs hang on
 * it. Called in order, on the threads that do the work, so it must be quick; it must not throw.
 */
@FunctionalInterface
public interface WireListener {

    /** Listens to nothing. */
    WireListener NONE = event -> {};

    void on(WireEvent event);

    /** Both listeners, this one first. */
    default WireListener and(WireListener other) {
        return event -> {
            on(event);
            other.on(event);
        };
    }
}
