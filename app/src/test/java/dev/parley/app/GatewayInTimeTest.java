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
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayInTimeTest {
    private static final URI ANYWHERE = URI.create("http://127.0.0.1:1");

    private final CountedGateway gateway = new CountedGateway();
    private final SimpleStringProperty draft = new SimpleStringProperty("");
    private final SimpleObjectProperty<@Nullable EndpointProfile> profile =
            new SimpleObjectProperty<>(DemoProfiles.DIRECT.at(ANYWHERE));
    private final Queue<Runnable> later = new ArrayDeque<>();

    @BeforeEach
    void follow() {
        new GatewayInTime(gateway, draft, profile, this::later).follow(new Subscriptions());
    }

    private void later(Duration wait, Runnable task) {
        assertThat(wait).isEqualTo(GatewayInTime.AFTER_LETTER);
        later.add(task);
    }

    @Test
    void theFirstLetterToTheDemoStartsItSoonButNotAtOnce() {
        assertThat(later).isEmpty();
        draft.set("h");
        draft.set("he");
        assertThat(gateway.starts).isZero();
        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(gateway.starts).isOne();
    }

    @Test
    void lettersToAnotherEndpointDoNot() {
        profile.set(EndpointProfile.builder("Mine", ANYWHERE).build());
        draft.set("h");
        assertThat(later).isEmpty();
    }

    @Test
    void lettersWithoutAnEndpointDoNot() {
        profile.set(null);
        draft.set("h");
        assertThat(later).isEmpty();
    }

    @Test
    void whatWasTakenBackMeanwhileDoesNot() {
        draft.set("h");
        draft.set("");
        later.remove().run();
        assertThat(gateway.starts).isZero();
        draft.set("a");
        later.remove().run();
        assertThat(gateway.starts).isOne();
    }

    @Test
    void oneThatRunsOrFailedIsLeftAlone() {
        gateway.state.set(BundledGateway.State.RUNNING);
        draft.set("h");
        gateway.state.set(BundledGateway.State.FAILED);
        draft.set("he");
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
