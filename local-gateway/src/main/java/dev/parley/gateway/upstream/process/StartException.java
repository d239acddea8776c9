package dev.parley.gateway.upstream.process;

/** A process could not be started; the message is a sentence for people, without secrets. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
