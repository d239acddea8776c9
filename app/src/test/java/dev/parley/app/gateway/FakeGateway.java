package dev.parley.app.gateway;

import dev.parley.client.endpoint.Secret;
import dev.parley.client.store.SavedUpstream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A gateway that says what the test wants. */
final class FakeGateway implements GatewayControl {
    static final Instant BEGAN = Instant.parse("2026-01-02T03:00:00Z");
    static final String TOKEN = "token-of-this-test-a91c";

    final ReadOnlyObjectWrapper<GatewayFacts> facts = new ReadOnlyObjectWrapper<>(stopped());
    final List<LogLine> lines = new ArrayList<>();
    final List<SavedUpstream> added = new ArrayList<>();

    @Nullable Secret addedKey;

    @Nullable String refusal;

    final List<String> moved = new ArrayList<>();

    int asked;

    static GatewayFacts stopped() {
        return new GatewayFacts(GatewayFacts.State.STOPPED, null, "", null, 0, List.of());
    }

    static GatewayFacts running(Instant began, GatewayFacts.Upstream... upstreams) {
        return new GatewayFacts(
                GatewayFacts.State.RUNNING, URI.create("http://127.0.0.1:8377"), "", began, 1284, List.of(upstreams));
    }

    static GatewayFacts.Upstream upstream(String name, GatewayFacts.Life life, @Nullable Duration startTime) {
        boolean process = !name.equals("demo");
        return new GatewayFacts.Upstream(
                name,
                process ? GatewayFacts.Kind.PROCESS : GatewayFacts.Kind.DEMO,
                life,
                BEGAN,
                1,
                process ? 2 : 0,
                life == GatewayFacts.Life.FAILED ? "The process ended with 1." : null,
                startTime,
                process
                        ? List.of(
                                new GatewayFacts.Call("/v1/chat/completions", Duration.ofSeconds(18)),
                                new GatewayFacts.Call("/v1/completions", Duration.ofSeconds(4)))
                        : List.of(),
                process && life == GatewayFacts.Life.READY ? Duration.ofSeconds(90) : null,
                process ? List.of("llama-3.1-8b") : List.of("demo"),
                process ? Duration.ofMinutes(10) : null,
                process);
    }

    void logs(int status, LogLine.End end) {
        lines.add(new LogLine(
                lines.size() + 1, BEGAN, "POST", "/v1/x", status, end, Duration.ofMillis(3), "demo", "token", 0, null));
    }

    void streams(String service, int firstByteMillis) {
        lines.add(new LogLine(
                lines.size() + 1,
                BEGAN,
                "POST",
                "/v1/x",
                200,
                LogLine.End.COMPLETE,
                Duration.ofSeconds(1),
                service,
                "token",
                7,
                Duration.ofMillis(firstByteMillis)));
    }

    @Override
    public GatewayFacts facts() {
        asked++;
        return facts.get();
    }

    @Override
    public Observable changes() {
        return facts.getReadOnlyProperty();
    }

    @Override
    public void start() {
        facts.set(running(BEGAN));
    }

    @Override
    public void stop() {
        // It takes its time: the test says when it is gone.
    }

    @Override
    public boolean startUpstream(String name) {
        return moved.add("start " + name);
    }

    @Override
    public boolean stopUpstream(String name) {
        return moved.add("stop " + name);
    }

    @Override
    public String configuration() {
        return "port: 8377\n";
    }

    @Override
    public @Nullable Secret token() {
        return facts.get().state() == GatewayFacts.State.RUNNING ? Secret.of(TOKEN) : null;
    }

    @Override
    public List<LogLine> linesAfter(long number) {
        return lines.stream().filter(line -> line.number() > number).toList();
    }

    @Override
    public CompletionStage<Void> add(SavedUpstream upstream, @Nullable Secret key) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(new IllegalStateException(refusal));
        }
        added.add(upstream);
        addedKey = key;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> remove(String name) {
        return refusal == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new IllegalStateException(refusal));
    }
}
