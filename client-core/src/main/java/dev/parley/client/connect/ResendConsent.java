package dev.parley.client.connect;

import dev.parley.client.InferenceError;
import java.time.Duration;

/** Asks whoever sends whether a POST may leave again. Called on the thread that reads the stream; may block. */
@FunctionalInterface
public interface ResendConsent {

    /** Sends nothing twice. */
    ResendConsent REFUSE = (error, wait) -> false;

    /**
     * Whether to send again.
     *
     * @param wait how long the server asked to wait; what is left of it after the consent is waited
     */
    boolean mayResend(InferenceError error, Duration wait);
}
