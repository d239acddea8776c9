package dev.parley.architecture.planted.javafx.application;

/** A double of the toolkit's class. */
public final class Platform {
    private Platform() {}

    public static void runLater(Runnable runnable) {
        runnable.run();
    }
}
