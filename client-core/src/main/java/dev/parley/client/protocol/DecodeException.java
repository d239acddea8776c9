package dev.parley.client.protocol;

import dev.parley.client.ErrorContext;
import dev.parley.client.InferenceError;
import java.util.function.Function;

/** The bytes of an answer say that it failed, or cannot be understood. */
public final class DecodeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Function<ErrorContext, InferenceError> error;
    private final String detail;

    private DecodeException(String detail, Function<ErrorContext, InferenceError> error) {
        super(detail, null, false, false);
        this.detail = detail;
        this.error = error;
    }

    /** {@code where}: the part that was not understood. */
    public static DecodeException malformed(String where, String detail) {
        return new DecodeException(detail, context -> new InferenceError.MalformedResponse(where, context));
    }

    /** The server says in a 200, or in the middle of a stream, that it failed. */
    public static DecodeException reported(String detail) {
        return new DecodeException(detail, context -> new InferenceError.UpstreamError(null, context));
    }

    /** {@code what} goes over {@code limit} bytes or characters. */
    public static DecodeException tooLarge(String what, long limit) {
        return new DecodeException("", context -> new InferenceError.TooLarge(what, limit, context));
    }

    /** A file of the answer could not be kept; {@code detail} says why. */
    public static DecodeException notStored(String detail) {
        return new DecodeException(detail, InferenceError.NotStored::new);
    }

    /** The model or the server stopped for a reason that is an error of its own. */
    public static DecodeException of(String detail, Function<ErrorContext, InferenceError> error) {
        return new DecodeException(detail, error);
    }

    public String detail() {
        return detail;
    }

    public InferenceError error(ErrorContext context) {
        return error.apply(context);
    }
}
