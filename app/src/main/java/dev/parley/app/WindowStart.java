package dev.parley.app;

import dev.parley.app.cli.ToOpen;
import dev.parley.app.fx.FxExecutor;
import dev.parley.app.fx.ToolkitStart;
import dev.parley.client.store.InstanceLock;
import dev.parley.client.store.StoreException;
import dev.parley.gateway.StopSignal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opens the window and waits for its end; where a window of this person is open already, that one comes to the front. */
final class WindowStart {
    private static final String SHOW = "show";

    private WindowStart() {}

    /**
     * Returns when the window was closed.
     *
     * @param toolkit which may have begun already
     * @param folder where the lock of the one window lies
     * @param toOpen what it shows first; a window that is open already takes it over
     * @return whether there was a window: there is none where the display cannot be opened
     */
    static boolean run(WindowServices services, ToolkitStart toolkit, Path folder, @Nullable ToOpen toOpen) {
        PlaygroundApp app = new PlaygroundApp(services);
        app.read();
        if (toOpen != null) {
            app.open(toOpen);
        }
        try (Alone alone = Alone.in(folder)) {
            if (alone.isOther() && InstanceLock.handOver(folder, toOpen == null ? SHOW : toOpen.value())) {
                return true;
            }
            app.prepare();
            app.whenUsable(() -> alone.listen(app)); // others wait for some seconds
            toolkit.await();
            new FxExecutor().execute(() -> {
                try {
                    app.start(new Stage());
                } finally {
                    app.endUnlessShown();
                }
            });
            endOnSignal(app);
            app.awaitEnd();
            return true;
        } catch (UnsupportedOperationException noDisplay) {
            app.abandon();
            return false;
        }
    }

    /** What a later start of the program handed over. */
    private static void heard(String message, PlaygroundApp app) {
        ToOpen.of(message).ifPresent(app::open);
        app.toFront();
    }

    /** Told to stop, the window closes as by its person's hand. */
    private static void endOnSignal(PlaygroundApp app) {
        StopSignal signal = StopSignal.listen();
        Thread.ofPlatform().daemon().name("window-end").start(() -> {
            try {
                signal.await();
                app.endNow();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The lock, if it could be had. */
    private record Alone(Optional<InstanceLock> lock, boolean isOther) implements AutoCloseable {

        static Alone in(Path folder) {
            try {
                Optional<InstanceLock> lock = InstanceLock.acquire(folder);
                return new Alone(lock, lock.isEmpty());
            } catch (StoreException e) {
                // The history will say the same in the window.
                Logger.getLogger(WindowStart.class.getName()).log(Level.WARNING, "No lock: {0}", e.getMessage());
                return new Alone(Optional.empty(), false);
            }
        }

        void listen(PlaygroundApp app) {
            lock.ifPresent(held -> held.listen(message -> heard(message, app)));
        }

        @Override
        public void close() {
            lock.ifPresent(InstanceLock::close);
        }
    }
}
