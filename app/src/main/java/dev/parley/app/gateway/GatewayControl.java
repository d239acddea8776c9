package dev.parley.app.gateway;

import dev.parley.client.endpoint.Secret;
import dev.parley.client.store.SavedUpstream;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javafx.beans.Observable;
import org.jspecify.annotations.Nullable;

/** The gateway as its page needs it. For the toolkit's thread, where nothing of it blocks. */
public interface GatewayControl {

    GatewayFacts facts();

    /** Tells when it starts or ends; what goes on within it is asked for. */
    Observable changes();

    void start();

    void stop();

    /** Starts an upstream without a call; false if it is not to be started now. */
    boolean startUpstream(String name);

    /** Stops an upstream until its next call, with the calls that it has; false if there is nothing to stop. */
    boolean stopUpstream(String name);

    /** What it runs with as YAML, without secrets; empty unless it runs. */
    String configuration();

    /** What callers must send; {@code null} unless it runs. */
    @Nullable Secret token();

    /** The requests behind that number that are still held, the oldest first. */
    List<LogLine> linesAfter(long number);

    /**
     * Adds a service to the running gateway and to what the next one starts with.
     *
     * @param key goes to the key ring; {@code null}: none
     * @return completes, on any thread, or fails with an {@link IllegalStateException} whose message is a sentence
     */
    CompletionStage<Void> add(SavedUpstream upstream, @Nullable Secret key);

    /** Takes one that was added away again, with its key; as {@link #add}. */
    CompletionStage<Void> remove(String name);
}
