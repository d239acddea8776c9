package dev.parley.gateway.demo;

/** A request that gets an error instead of an answer. */
@SuppressWarnings("serial") // never serialised: it does not leave the demo model
final class DemoRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient DemoError error;

    DemoRefusal(DemoError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    DemoError error() {
        return error;
    }
}
