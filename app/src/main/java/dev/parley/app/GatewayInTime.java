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
 * Starts the bundled gateway when the chat in front is one with a demo profile, so that it runs when the message is sent.
 * Whoever works with other endpoints never pays for it; whatever needs it at once starts it by itself.
 */
final class GatewayInTime {
    /** A window can be used before anything else is done, and who walks through a list of chats stops at one first. */
    static final Duration AFTER_CHOICE = Duration.ofMillis(400);

    private final BundledGateway gateway;
    private final ObservableValue<? extends @Nullable EndpointProfile> profile;
    private final Later later;
    private boolean waiting;

    GatewayInTime(BundledGateway gateway, ObservableValue<? extends @Nullable EndpointProfile> profile, Later later) {
        this.gateway = gateway;
        this.profile = profile;
        this.later = later;
    }

    void follow(Subscriptions subscriptions) {
        subscriptions.follow(profile, now -> startSoon());
    }

    private void startSoon() {
        if (waiting || !isWanted()) {
            return;
        }
        waiting = true;
        later.after(AFTER_CHOICE, () -> {
            waiting = false;
            if (isWanted()) {
                // Its page and the line at the foot say what came of it.
                var _ = gateway.start();
            }
        });
    }

    /** One that failed is not tried again by a choice: whoever sends the message hears why. */
    private boolean isWanted() {
        EndpointProfile asked = profile.getValue();
        return gateway.state().get() == BundledGateway.State.STOPPED
                && asked != null
                && DemoProfiles.ofId(asked.id()).isPresent();
    }
}
