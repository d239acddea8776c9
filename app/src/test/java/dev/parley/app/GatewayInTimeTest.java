package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.cli.DemoProfiles;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.profiles.BundledGateway;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatewayInTimeTest {
    private static final URI ANYWHERE = URI.create("http://127.0.0.1:1");

    private final CountedGateway gateway = new CountedGateway();
    private final SimpleObjectProperty<@Nullable EndpointProfile> profile = new SimpleObjectProperty<>();
    private final Queue<Runnable> later = new ArrayDeque<>();

    private void follow() {
        new GatewayInTime(gateway, profile, this::later).follow(new Subscriptions());
    }

    private void later(Duration wait, Runnable task) {
        assertThat(wait).isEqualTo(GatewayInTime.AFTER_CHOICE);
        later.add(task);
    }

    private static EndpointProfile demo() {
        return DemoProfiles.DIRECT.at(ANYWHERE);
    }

    private static EndpointProfile other() {
        return EndpointProfile.builder("Mine", ANYWHERE).build();
    }

    @Test
    void aDemoProfileThatIsChosenFromTheBeginningStartsItSoonButNotAtOnce() {
        profile.set(demo());
        follow();
        assertThat(gateway.starts).isZero();
        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(gateway.starts).isOne();
    }

    @Test
    void oneThatIsChosenLaterStartsItOnce() {
        follow();
        profile.set(other());
        assertThat(later).isEmpty();
        profile.set(demo());
        profile.set(DemoProfiles.RELAY.at(ANYWHERE));
        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(gateway.starts).isOne();
    }

    @Test
    void whoPassesByADemoChatDoesNot() {
        follow();
        profile.set(demo());
        profile.set(other());
        later.remove().run();
        assertThat(gateway.starts).isZero();
    }

    @Test
    void noEndpointDoesNot() {
        follow();
        assertThat(later).isEmpty();
    }

    @Test
    void oneThatRunsOrFailedIsLeftAlone() {
        follow();
        gateway.state.set(BundledGateway.State.RUNNING);
        profile.set(demo());
        gateway.state.set(BundledGateway.State.FAILED);
        profile.set(DemoProfiles.RELAY.at(ANYWHERE));
        assertThat(later).isEmpty();
    }

    private static final class CountedGateway implements BundledGateway {
        private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.STOPPED);
        private int starts;

        @Override
        public ReadOnlyObjectProperty<State> state() {
            return state.getReadOnlyProperty();
        }

        @Override
        public ReadOnlyObjectProperty<@Nullable URI> url() {
            return new ReadOnlyObjectWrapper<@Nullable URI>().getReadOnlyProperty();
        }

        @Override
        public ReadOnlyObjectProperty<String> problem() {
            return new ReadOnlyObjectWrapper<>("").getReadOnlyProperty();
        }

        @Override
        public CompletionStage<URI> start() {
            starts++;
            return CompletableFuture.completedFuture(ANYWHERE);
        }

        @Override
        public void stop() {
            state.set(State.STOPPED);
        }
    }
}
