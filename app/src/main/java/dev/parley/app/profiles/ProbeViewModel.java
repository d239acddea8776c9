package dev.parley.app.profiles;

import dev.parley.app.fx.Texts;
import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.connect.EndpointProbe;
import dev.parley.client.connect.ProbeResult;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.store.SecretStoreException;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One trial of an endpoint after the other, and what the latest came to. For the toolkit's thread. */
public final class ProbeViewModel {

    /** Where the trial stands. */
    public sealed interface Status {
        /** No trial yet, or the latest says nothing any more. */
        record Idle() implements Status {}

        /** {@code sinceNanos}: when it began, by {@link System#nanoTime()}. */
        record Running(Phase phase, long sinceNanos) implements Status {}

        record Done(ProbeResult result) implements Status {}

        /** It could not be sent; the sentence says why. */
        record Impossible(String sentence) implements Status {}
    }

    private final EndpointAccess access;
    private final Executor fx;
    private final Executor background;
    private final Texts texts = Texts.of(ProbeViewModel.class);
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(new Status.Idle());
    private @Nullable Trial current;
    private Consumer<Status> onStatus = now -> {};

    /** {@code background} runs a trial from its beginning to its end. */
    public ProbeViewModel(EndpointAccess access, Executor fx, Executor background) {
        this.access = access;
        this.fx = fx;
        this.background = background;
    }

    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    /** Told of what a trial came to. There is one listener. */
    void onStatus(Consumer<Status> listener) {
        onStatus = listener;
    }

    public boolean isRunning() {
        return status.get() instanceof Status.Running;
    }

    /** Sends one real request, unless one is on its way. */
    void start(EndpointProfile profile, Map<SecretRef, Secret> typed, ProfilesViewModel profiles) {
        if (isRunning()) {
            return;
        }
        Trial trial = new Trial(profile, typed, profiles, System.nanoTime());
        current = trial;
        status.set(new Status.Running(Phase.CONNECTING, trial.begin));
        background.execute(trial);
    }

    /** Ends the trial that is on its way; its status then says so. */
    public void cancel() {
        Trial trial = current;
        if (trial != null) {
            trial.cancel();
        }
    }

    /** Ends the trial that is on its way and forgets the latest. */
    public void reset() {
        Trial trial = current;
        current = null;
        if (trial != null) {
            trial.cancel();
        }
        status.set(new Status.Idle());
    }

    /** One trial; late news of one that was left are dropped. */
    private final class Trial implements Runnable {
        private final EndpointProfile profile;
        private final Map<SecretRef, Secret> typed;
        private final ProfilesViewModel profiles;
        private final long begin;
        private @Nullable EndpointProbe probe;
        private boolean cancelled;

        Trial(EndpointProfile profile, Map<SecretRef, Secret> typed, ProfilesViewModel profiles, long begin) {
            this.profile = profile;
            this.typed = Map.copyOf(typed);
            this.profiles = profiles;
            this.begin = begin;
        }

        @Override
        public void run() {
            Status outcome;
            try {
                EndpointProbe opened = access.probe(profile, typed);
                synchronized (this) {
                    probe = opened;
                    if (cancelled) {
                        opened.close();
                    }
                }
                outcome = new Status.Done(opened.run(phase -> show(new Status.Running(phase, begin), null)));
            } catch (SecretStoreException | IllegalStateException | IllegalArgumentException e) {
                outcome = new Status.Impossible(
                        e instanceof IllegalArgumentException && e.getMessage() != null
                                ? e.getMessage()
                                : Faults.sentence(texts, e));
            }
            show(outcome, state(outcome));
        }

        private void show(Status now, @Nullable ProfileState state) {
            fx.execute(() -> {
                if (current == this) {
                    status.set(now);
                    onStatus.accept(now);
                    if (state != null) {
                        profiles.report(profile.id(), state);
                    }
                }
            });
        }

        private static @Nullable ProfileState state(Status outcome) {
            return switch (outcome) {
                case Status.Done(ProbeResult.Answered answered) -> ProfileState.READY;
                case Status.Done(ProbeResult.Refused refused) ->
                    refused.error() instanceof InferenceError.Unreachable ? ProfileState.OFFLINE : ProfileState.FAILED;
                default -> null;
            };
        }

        synchronized void cancel() {
            cancelled = true;
            if (probe != null) {
                probe.close();
            }
        }
    }
}
