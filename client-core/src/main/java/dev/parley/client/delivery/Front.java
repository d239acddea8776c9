package dev.parley.client.delivery;

import dev.parley.client.InferenceError;

/** What stands in front of a service and answers in its place while that is not running. */
enum Front {
    NONE,
    /** A relay gives up with 408, 503 or 504, or cuts the connection, while a replica starts. */
    RELAY,
    /** Hugging Face's proxy answers 503, in older versions 502, while the first replica starts. */
    HUGGING_FACE;

    boolean mayBeCold() {
        return this != NONE;
    }

    /** The error as it is to be told: an abort of a cold front is news of its own. */
    InferenceError explained(InferenceError error) {
        return switch (error) {
            case InferenceError.OutcomeUnknown unknown
            when this == RELAY -> new InferenceError.ColdStart(null, unknown.context());
            case InferenceError.UpstreamError bad
            when this == HUGGING_FACE && Integer.valueOf(502).equals(bad.status()) ->
                new InferenceError.ColdStart(null, bad.context());
            default -> error;
        };
    }
}
