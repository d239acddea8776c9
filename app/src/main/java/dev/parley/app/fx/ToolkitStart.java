package dev.parley.app.fx;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/**
 * The start of the toolkit and of its typefaces, once for a process. It waits for libraries and for the display most of
 * the time and needs nothing that a window is made of, so that it can begin before all else.
 */
public final class ToolkitStart {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final FutureTask<Boolean> start = new FutureTask<>(ToolkitStart::start, true);

    /** Begins on a thread of its own, unless that was done already. */
    public void begin() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        Thread.ofPlatform().daemon().name("fonts").start(Fonts::prepare);
        Thread.ofPlatform().daemon().name("toolkit").start(() -> {
            start.run();
            if (start.state() == FutureTask.State.SUCCESS) {
                // Beside the toolkit's thread, which makes the models meanwhile.
                Fonts.load();
            }
        });
    }

    private static void start() {
        Rendering.prepare();
        Platform.startup(() -> {});
    }

    /**
     * Begins if nobody did, and waits until tasks can be given to the toolkit; the typefaces may still be on their way
     * ({@link Fonts#load}).
     *
     * @throws UnsupportedOperationException if the display cannot be opened
     * @throws IllegalStateException if the toolkit fails for any other reason, or the waiting is interrupted
     */
    public void await() {
        begin();
        try {
            start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnsupportedOperationException noDisplay) {
                throw new UnsupportedOperationException(noDisplay.getMessage(), noDisplay);
            }
            throw new IllegalStateException("The toolkit cannot start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start of the toolkit was interrupted", e);
        }
    }
}
