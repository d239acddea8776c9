package dev.parley.benchmarks.ui;

import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;

/** Waits for frames. */
final class FrameWait {

    private FrameWait() {}

    /** Returns at the start of the second frame from now: by then the first has been drawn. */
    static void next() {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        Screen.onFx(() -> {
            new AnimationTimer() {
                private int frames;

                @Override
                public void handle(long now) {
                    if (frames++ > 0) {
                        stop();
                        drawn.complete(null);
                    }
                }
            }.start();
            return Boolean.TRUE;
        });
        drawn.join();
    }
}
