package dev.parley.app;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.profiles.ProfilesViewModel;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A new chat begins with the endpoint of the last time; what is chosen now is for the next time. Whoever saved endpoints
 * and never chose one gets the first of theirs; without any, the person is asked.
 */
final class LastEndpoint {
    private final WindowModels models;
    private final SettingsMemory memory;

    LastEndpoint(WindowModels models, SettingsMemory memory) {
        this.models = models;
        this.memory = memory;
    }

    void follow(Subscriptions subscriptions) {
        if (models.chat().profile().get() == null) {
            remembered().ifPresent(profile -> models.chat().choose(profile, null));
        }
        subscriptions.onChange(models.chat().profile(), chosen -> {
            // A replay is gone at the next start.
            if (chosen != null && models.profiles().find(chosen.id()).isPresent()) {
                memory.keep(now -> now.withLast(chosen.id(), now.lastChatId()));
            }
        });
    }

    private Optional<EndpointProfile> remembered() {
        ProfilesViewModel profiles = models.profiles();
        String last = memory.current().lastProfileId();
        return Stream.concat(
                        Optional.ofNullable(last).flatMap(profiles::find).stream(),
                        profiles.profiles().stream().filter(profile -> !profiles.isBuiltIn(profile.id())))
                .findFirst();
    }
}
