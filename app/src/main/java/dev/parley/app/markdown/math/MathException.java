package dev.parley.app.markdown.math;

import org.jspecify.annotations.Nullable;

/** The engine cannot be had, or gave up: out of time, of memory, of stack. */
final class MathException extends Exception {
    private static final long serialVersionUID = 1L;

    MathException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
