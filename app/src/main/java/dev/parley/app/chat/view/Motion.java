package dev.parley.app.chat.view;

import java.util.function.BooleanSupplier;
import javafx.util.Duration;

/**
 * How much may move.
 *
 * @param reduced asked each time something would begin to move
 */
public record Motion(BooleanSupplier reduced) {

    public static Motion full() {
        return new Motion(() -> false);
    }

    public static Motion none() {
        return new Motion(() -> true);
    }

    public boolean isReduced() {
        return reduced.getAsBoolean();
    }

    /** How long a change takes: at once where motion is reduced. */
    public Duration lasting(double millis) {
        return isReduced() ? Duration.ZERO : Duration.millis(millis);
    }
}
