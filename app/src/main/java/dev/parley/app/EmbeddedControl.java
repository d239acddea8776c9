package dev.parley.app;

import dev.parley.app.gateway.GatewayControl;
import dev.parley.app.gateway.GatewayFacts;
import dev.parley.app.gateway.LogLine;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.store.SavedUpstream;
import dev.parley.gateway.Gateway;
import dev.parley.gateway.GatewaySnapshot;
import dev.parley.gateway.LoggedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.beans.Observable;
import org.jspecify.annotations.Nullable;

/** The embedded gateway as its page sees and moves it. */
final class EmbeddedControl implements GatewayControl {
    private final EmbeddedGateway gateway;
    private final AddedUpstreams added;
    private final Executor background;

    EmbeddedControl(EmbeddedGateway gateway, AddedUpstreams added, Executor background) {
        this.gateway = gateway;
        this.added = added;
        this.background = background;
    }

    @Override
    public GatewayFacts facts() {
        GatewayFacts.State state =
                GatewayFacts.State.valueOf(gateway.state().get().name());
        Gateway running = state == GatewayFacts.State.RUNNING ? gateway.running() : null;
        if (running == null) {
            return new GatewayFacts(
                    state, gateway.url().get(), gateway.problem().get(), null, 0, List.of());
        }
        GatewaySnapshot now = running.snapshot();
        return new GatewayFacts(
                state,
                running.url(),
                problem(),
                now.startedAt(),
                now.requests(),
                now.services().stream().map(this::upstream).toList());
    }

    private String problem() {
        List<String> all = new ArrayList<>(added.problems());
        if (!gateway.problem().get().isEmpty()) {
            all.addFirst(gateway.problem().get());
        }
        return String.join(" ", all);
    }

    private GatewayFacts.Upstream upstream(GatewaySnapshot.Service service) {
        Optional<SavedUpstream> saved = added.find(service.name());
        Duration idleStop = saved.map(one -> one instanceof SavedUpstream.Command command ? command.idleStop() : null)
                .orElse(null);
        return new GatewayFacts.Upstream(
                service.name(),
                GatewayFacts.Kind.valueOf(service.kind().name()),
                GatewayFacts.Life.valueOf(service.state().name()),
                service.since(),
                service.inFlight(),
                service.waiting(),
                service.failure(),
                service.startTime(),
                service.queue().stream()
                        .map(call -> new GatewayFacts.Call(call.path(), call.waited()))
                        .toList(),
                service.idleStopIn(),
                service.models(),
                idleStop,
                saved.isPresent());
    }

    @Override
    public Observable changes() {
        return gateway.state();
    }

    @Override
    public void start() {
        var _ = gateway.start();
    }

    @Override
    public void stop() {
        gateway.pause();
    }

    @Override
    public @Nullable Secret token() {
        Gateway running = gateway.running();
        return running == null ? null : Secret.of(running.token());
    }

    @Override
    public List<LogLine> linesAfter(long number) {
        Gateway running = gateway.running();
        return running == null
                ? List.of()
                : running.requestsAfter(number).stream()
                        .map(EmbeddedControl::line)
                        .toList();
    }

    private static LogLine line(LoggedRequest request) {
        return new LogLine(
                request.number(),
                request.at(),
                request.method(),
                request.path(),
                request.status(),
                LogLine.End.valueOf(request.end().name()),
                request.took(),
                request.service(),
                request.caller(),
                request.tokens(),
                request.firstByte());
    }

    @Override
    public boolean startUpstream(String name) {
        Gateway running = gateway.running();
        return running != null && running.startService(name);
    }

    @Override
    public boolean stopUpstream(String name) {
        Gateway running = gateway.running();
        return running != null && running.stopService(name);
    }

    @Override
    public String configuration() {
        Gateway running = gateway.running();
        return running == null ? "" : running.configuration();
    }

    @Override
    public CompletionStage<Void> add(SavedUpstream upstream, @Nullable Secret key) {
        return CompletableFuture.runAsync(
                () -> {
                    added.add(gateway.base(), upstream, key);
                    gateway.changeAdded();
                },
                background);
    }

    @Override
    public CompletionStage<Void> remove(String name) {
        return CompletableFuture.runAsync(
                () -> {
                    added.remove(name);
                    gateway.changeAdded();
                },
                background);
    }
}
