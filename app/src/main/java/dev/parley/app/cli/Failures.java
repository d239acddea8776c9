package dev.parley.app.cli;

import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.StoreException;
import dev.parley.gateway.GatewayException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Failures that reach the end of the program become one sentence on standard error. */
final class Failures {
    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    /** Says what failed; the exit code. */
    int tell(Throwable failure) {
        return switch (failure) {
            case GatewayException gateway -> tellMessage(gateway);
            case StoreException store -> tellMessage(store);
            case SecretStoreException store -> tellMessage(store);
            default -> {
                // The message of a fault of our own may hold anything, so only its kind and place are logged.
                Logger.getLogger(Failures.class.getName())
                        .log(Level.SEVERE, failure.getClass().getName(), new FaultPlace(failure));
                console.error(Messages.text("fault", failure.getClass().getSimpleName()));
                yield ExitCode.FAILED;
            }
        };
    }

    /** For failures whose message is a sentence. */
    private int tellMessage(RuntimeException failure) {
        console.error(String.valueOf(failure.getMessage()));
        return ExitCode.FAILED;
    }

    /** Where a fault happened, without its message. */
    private static final class FaultPlace extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FaultPlace(Throwable fault) {
            super("at", null, false, true);
            setStackTrace(fault.getStackTrace());
        }
    }
}
