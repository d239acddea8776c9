package dev.parley.app;

import dev.parley.app.chat.Later;
import dev.parley.app.cli.DemoProfiles;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.profiles.BundledGateway;
import dev.parley.client.endpoint.EndpointProfile;
import java.time.Duration;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Starts the bundled gateway when somebody begins to write to one of its demo profiles, so that it runs when the message is
 * sent. Whoever works with other endpoints never pays for it; whatever needs it at once starts it by itself.
 */
final class GatewayInTime {
    /** The first letters are seen before anything else is done. */
    static final Duration AFTER_LETTER = Duration.ofMillis(400);

    private final BundledGateway gateway;
    private final ObservableValue<String> draft;
    private final ObservableValue<? extends @Nullable EndpointProfile> profile;
    private final Later later;
    private boolean waiting;

    GatewayInTime(
            BundledGateway gateway,
            ObservableValue<String> draft,
            ObservableValue<? extends @Nullable EndpointProfile> profile,
            Later later) {
        this.gateway = gateway;
        this.draft = draft;
        this.profile = profile;
        this.later = later;
    }

    void follow(Subscriptions subscriptions) {
        subscriptions.onChange(draft, now -> startSoon());
    }

    private void startSoon() {
        if (waiting || !isWanted()) {
            return;
        }
        waiting = true;
        later.after(AFTER_LETTER, () -> {
            waiting = false;
            if (isWanted()) {
                // Its page and the line at the foot say what came of it.
                var _ = gateway.start();
            }
        });
    }

    /** One that failed is not tried again by a letter: whoever sends the message hears why. */
    private boolean isWanted() {
        EndpointProfile asked = profile.getValue();
        return gateway.state().get() == BundledGateway.State.STOPPED
                && !draft.getValue().isEmpty()
                && asked != null
                && DemoProfiles.ofId(asked.id()).isPresent();
    }
}
