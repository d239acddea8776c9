package dev.parley.app.profiles;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** The gateway that runs inside this program and answers for the demo profiles. Its properties are for the toolkit's thread. */
public interface BundledGateway {

    /** Where it stands. */
    enum State {
        STOPPED,
        STARTING,
        RUNNING,
        /** It could not start; {@link #problem} says why. */
        FAILED
    }

    ReadOnlyObjectProperty<State> state();

    /** Where it answers; {@code null} unless it runs. */
    ReadOnlyObjectProperty<@Nullable URI> url();

    /** Why it could not start, or what it runs without, one sentence; empty if all is well. */
    ReadOnlyObjectProperty<String> problem();

    /**
     * Starts it in the background unless it runs or is on its way.
     *
     * @return completes with its address, or with an {@link IllegalStateException} whose message is a sentence
     */
    CompletionStage<URI> start();

    /** Ends it within 2 seconds; blocks for that long at most. What it was asked meanwhile is cut. */
    void stop();
}
