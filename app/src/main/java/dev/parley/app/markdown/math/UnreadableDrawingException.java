package dev.parley.app.markdown.math;

/** A drawing has something in it that its reader does not know. */
final class UnreadableDrawingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableDrawingException(String what) {
        super(what);
    }

    UnreadableDrawingException(String what, Throwable cause) {
        super(what, cause);
    }
}
