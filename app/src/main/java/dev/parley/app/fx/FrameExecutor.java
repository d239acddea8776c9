package dev.parley.app.fx;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;

/**
 * Runs tasks on the toolkit's thread at the start of the next frame. Tasks of any number share the frame; without tasks
 * no frame is asked for.
 */
public final class FrameExecutor implements Executor {
    private final Executor fx;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            runWaiting();
        }
    };
    private boolean started;

    /** Makes one; {@code fx} runs tasks on the toolkit's thread. */
    public FrameExecutor(Executor fx) {
        this.fx = fx;
    }

    @Override
    public void execute(Runnable task) {
        boolean start;
        synchronized (waiting) {
            waiting.add(task);
            start = !started;
            started = true;
        }
        if (start) {
            fx.execute(timer::start);
        }
    }

    private void runWaiting() {
        int ready;
        synchronized (waiting) {
            ready = waiting.size();
            if (ready == 0) {
                timer.stop();
                started = false;
                return;
            }
        }
        // What a task adds is for the next frame.
        for (int i = 0; i < ready; i++) {
            Runnable task;
            synchronized (waiting) {
                task = waiting.remove();
            }
            task.run();
        }
    }
}
