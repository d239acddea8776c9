package dev.parley.app;

import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.BundledGateway;
import dev.parley.client.endpoint.Secret;
import dev.parley.gateway.Gateway;
import dev.parley.gateway.GatewayConfig;
import dev.parley.gateway.GatewayException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The bundled gateway inside this process. Its jobs lie in a folder of their own, so that a demo job goes on after a
 * restart; its token is made anew at each start and is in memory only.
 */
final class EmbeddedGateway implements BundledGateway {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final GatewayConfig config;
    private final UnaryOperator<GatewayConfig> added;
    private final Executor fx;
    private final Executor background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.STOPPED);
    private final ReadOnlyObjectWrapper<@Nullable URI> url = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");
    private final ReentrantLock changing = new ReentrantLock();
    private @Nullable CompletableFuture<Opened> opening;
    /** Completes after {@link #opening}, when it has been told. */
    private @Nullable CompletableFuture<Gateway> starting;
    /** Completes when the one before is gone: two cannot have the folder at once. */
    private CompletableFuture<?> ending = CompletableFuture.completedFuture(null);

    private boolean ended;
    /** What the running one began with, but for what was added. */
    private volatile GatewayConfig base;

    /** Without any upstream beside those of the configuration. */
    EmbeddedGateway(GatewayConfig config, Executor fx, Executor background) {
        this(config, UnaryOperator.identity(), fx, background);
    }

    /**
     * Starts nothing yet.
     *
     * @param added puts into a configuration what was added to it; may block
     * @param background runs what may block
     */
    EmbeddedGateway(GatewayConfig config, UnaryOperator<GatewayConfig> added, Executor fx, Executor background) {
        this.config = config;
        this.base = config;
        this.added = added;
        this.fx = fx;
        this.background = background;
    }

    static GatewayConfig configuration(Path jobs) {
        return GatewayConfig.builder().port(0).dataFolder(jobs).build();
    }

    @Override
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable URI> url() {
        return url.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<String> problem() {
        return problem.getReadOnlyProperty();
    }

    @Override
    public CompletableFuture<URI> start() {
        return started().thenApply(Gateway::url);
    }

    private synchronized CompletableFuture<Gateway> started() {
        if (ended) {
            return CompletableFuture.failedFuture(new IllegalStateException("The bundled gateway has stopped."));
        }
        CompletableFuture<Gateway> running = starting;
        // One that failed is tried again: the folder may be free by now.
        if (running == null || running.isCompletedExceptionally()) {
            show(State.STARTING, null, "");
            CompletableFuture<Opened> opened = ending.thenApplyAsync(gone -> open(), background);
            opening = opened;
            running = opened.whenComplete(this::told).thenApply(Opened::gateway);
            starting = running;
        }
        return running;
    }

    /** What came of a start; told only when {@link #running} knows it, because who hears of it asks there at once. */
    private void told(@Nullable Opened opened, @Nullable Throwable fault) {
        if (opened != null) {
            show(State.RUNNING, opened.gateway.url(), opened.note);
        } else if (fault != null) {
            Throwable cause =
                    fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
            show(State.FAILED, null, String.valueOf(cause.getMessage()));
        }
    }

    /** A gateway, and what there is to be said of it. */
    private record Opened(Gateway gateway, String note) {}

    /** Runs in memory where the folder cannot be used: the demo answers whatever happens. */
    private Opened open() {
        try {
            return new Opened(start(config), "");
        } catch (GatewayException e) {
            if (config.jobs().folder() == null) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            return openInMemory(String.valueOf(e.getMessage()));
        }
    }

    private Opened openInMemory(String why) {
        try {
            Gateway gateway = start(config.toBuilder().dataFolder(null).build());
            return new Opened(gateway, Texts.of(BundledGateway.class).get("gateway.in_memory", why));
        } catch (GatewayException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Gateway start(GatewayConfig from) {
        Gateway gateway = Gateway.start(added.apply(from));
        base = from;
        return gateway;
    }

    /** The one that answers now; {@code null} unless one does. Never blocks. */
    @Nullable Gateway running() {
        CompletableFuture<Opened> now;
        synchronized (this) {
            now = opening;
        }
        return now != null && now.state() == Future.State.SUCCESS ? now.resultNow().gateway : null;
    }

    /** What it runs with or would, but for what was added. */
    GatewayConfig base() {
        return base;
    }

    /** Takes over what was added or removed. Blocks. */
    void changeAdded() {
        changing.lock();
        try {
            Gateway gateway = running();
            if (gateway != null) {
                gateway.change(added.apply(base));
            }
        } finally {
            changing.unlock();
        }
    }

    /** Ends it until it is wanted again, in the background. */
    void pause() {
        synchronized (this) {
            CompletableFuture<Gateway> last = starting;
            if (last == null) {
                return;
            }
            starting = null;
            opening = null;
            ending = last.handle((gateway, fault) -> gateway)
                    .thenAcceptAsync(
                            gateway -> {
                                close(gateway);
                                showStopped();
                            },
                            background);
        }
    }

    private void showStopped() {
        boolean wanted;
        synchronized (this) {
            wanted = starting != null;
        }
        if (!wanted) {
            show(State.STOPPED, null, "");
        }
    }

    private void show(State now, @Nullable URI address, String sentence) {
        fx.execute(() -> {
            problem.set(sentence);
            url.set(address);
            state.set(now);
        });
    }

    /**
     * Its address and token, once it runs; starts it if need be. Blocks.
     *
     * @throws IllegalStateException if it cannot start; the message is a sentence
     */
    Access await() {
        try {
            Gateway gateway = started().join();
            return new Access(gateway.url(), Secret.of(gateway.token()));
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException known ? known : new IllegalStateException(e);
        }
    }

    /** Where it answers, and to whom. */
    record Access(URI url, Secret token) {}

    @Override
    public void stop() {
        CompletableFuture<?> last;
        synchronized (this) {
            ended = true;
            pause();
            last = ending;
        }
        if (!last.isDone()) {
            // Also one that is still on its way; its threads are daemons, so nothing waits for it longer.
            Thread closing = Thread.ofPlatform().daemon().name("gateway-stop").start(last::join);
            try {
                closing.join(STOP_LIMIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        show(State.STOPPED, null, "");
    }

    private static void close(@Nullable Gateway gateway) {
        if (gateway != null) {
            gateway.close();
        }
    }
}
