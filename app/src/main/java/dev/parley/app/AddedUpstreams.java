package dev.parley.app;

import dev.parley.app.fx.Texts;
import dev.parley.app.gateway.GatewayControl;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.store.SavedUpstream;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.StoreException;
import dev.parley.client.store.UpstreamStore;
import dev.parley.gateway.Credential;
import dev.parley.gateway.GatewayConfig;
import dev.parley.gateway.GatewayException;
import dev.parley.gateway.HealthCheck;
import dev.parley.gateway.ProcessService;
import dev.parley.gateway.RemoteService;
import dev.parley.gateway.ServiceConfig;
import dev.parley.gateway.ServiceOptions;
import dev.parley.gateway.UpstreamTimeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The upstreams that a person added, as services of the gateway, with their keys from where those are kept. Blocks. */
final class AddedUpstreams {
    private final UpstreamStore store;
    private final Supplier<SecretStore> keys;
    private final UnaryOperator<@Nullable String> environment;
    private final Texts texts = Texts.of(GatewayControl.class);
    private volatile List<String> problems = List.of();

    /** {@code environment} gives the value of a variable, or {@code null}. */
    AddedUpstreams(UpstreamStore store, Supplier<SecretStore> keys, UnaryOperator<@Nullable String> environment) {
        this.store = store;
        this.keys = keys;
        this.environment = environment;
    }

    /** What could not be taken into the latest configuration, one sentence each. */
    List<String> problems() {
        return problems;
    }

    Optional<SavedUpstream> find(String name) {
        return store.list().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** {@code base} with all that were added; one that cannot be used is left out. */
    GatewayConfig in(GatewayConfig base) {
        List<String> found = new ArrayList<>();
        String unreadable = store.problem();
        if (unreadable != null) {
            found.add(unreadable);
        }
        GatewayConfig config = base;
        for (SavedUpstream one : store.list()) {
            try {
                config = config.toBuilder().service(service(one, found)).build();
            } catch (GatewayException e) {
                found.add(texts.get("added.unusable", one.name(), String.valueOf(e.getMessage())));
            }
        }
        problems = List.copyOf(found);
        return config;
    }

    /**
     * Saves one, with its key if it has one, once the gateway could take it.
     *
     * @throws IllegalStateException if it could not be taken or saved; its message is a sentence, and nothing has changed
     */
    void add(GatewayConfig base, SavedUpstream upstream, @Nullable Secret key) {
        boolean stored = false;
        try {
            in(base).toBuilder()
                    .service(service(upstream, key == null ? null : Credential.of(key.reveal())))
                    .build();
            if (key != null && upstream instanceof SavedUpstream.Remote remote) {
                keys.get().put(remote.keyRef(), key);
                stored = true;
            }
            store.put(upstream);
        } catch (GatewayException | SecretStoreException | StoreException e) {
            if (stored) {
                forgetKey(upstream);
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Forgets one and its key.
     *
     * @throws IllegalStateException if it could not be saved; its message is a sentence
     */
    void remove(String name) {
        try {
            Optional<SavedUpstream> found = find(name);
            store.remove(name);
            found.ifPresent(this::forgetKey);
        } catch (StoreException | SecretStoreException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private void forgetKey(SavedUpstream upstream) {
        if (upstream instanceof SavedUpstream.Remote remote && remote.keyInRing()) {
            keys.get().delete(remote.keyRef());
        }
    }

    private ServiceConfig service(SavedUpstream upstream, List<String> found) {
        return service(upstream, upstream instanceof SavedUpstream.Remote remote ? key(remote, found) : null);
    }

    private @Nullable Credential key(SavedUpstream.Remote remote, List<String> found) {
        try {
            String variable = remote.keyVariable();
            if (variable != null) {
                String value = environment.apply(variable);
                if (value != null) {
                    return Credential.of(value);
                }
                found.add(texts.get("added.no_variable", remote.name(), variable));
            } else if (remote.keyInRing()) {
                Secret stored = keys.get().find(remote.keyRef());
                if (stored != null) {
                    return Credential.of(stored.reveal());
                }
                found.add(texts.get("added.no_key", remote.name()));
            }
        } catch (SecretStoreException e) {
            found.add(texts.get("added.unusable", remote.name(), String.valueOf(e.getMessage())));
        }
        return null;
    }

    private static ServiceConfig service(SavedUpstream upstream, @Nullable Credential key) {
        ServiceOptions plain = ServiceOptions.DEFAULT;
        ServiceOptions options =
                new ServiceOptions(upstream.models(), plain.concurrency(), plain.hold(), plain.rerun());
        return switch (upstream) {
            case SavedUpstream.Remote remote ->
                new RemoteService(
                        remote.name(),
                        List.of(remote.url()),
                        key,
                        RemoteService.Failover.CONNECT,
                        HealthCheck.DEFAULT,
                        options,
                        UpstreamTimeouts.DEFAULT);
            case SavedUpstream.Command command -> {
                ProcessService usual = ProcessService.of(command.name(), command.command());
                yield new ProcessService(
                        usual.name(),
                        usual.command(),
                        usual.environment(),
                        usual.folder(),
                        usual.port(),
                        null,
                        usual.readyPath(),
                        usual.readyWithin(),
                        command.idleStop(),
                        usual.group(),
                        usual.log(),
                        options,
                        usual.timeouts());
            }
        };
    }
}
