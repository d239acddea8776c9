package dev.parley.app.markdown.math;

/** A formula that cannot be drawn; the message says what is wrong with it. */
public final class FormulaException extends Exception {
    private static final long serialVersionUID = 1L;

    FormulaException(String message) {
        super(message);
    }

    FormulaException(String message, Throwable cause) {
        super(message, cause);
    }
}
