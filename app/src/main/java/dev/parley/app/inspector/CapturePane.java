package dev.parley.app.inspector;

import dev.parley.client.capture.Capture;
import javafx.scene.Node;

/** One view of a capture. */
interface CapturePane extends AutoCloseable {

    Node node();

    /** Shows a capture, or what it has grown to. */
    void show(Capture capture);

    @Override
    default void close() {
        // Nothing is listened to.
    }
}
