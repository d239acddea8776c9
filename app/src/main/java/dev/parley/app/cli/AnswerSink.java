package dev.parley.app.cli;

import dev.parley.client.StreamEvent;

/** Shows an answer as it arrives. Called by the thread that reads the stream. */
interface AnswerSink {

    /** Shows one event, at once. */
    void accept(StreamEvent event);

    /** Called once, after the terminal event. */
    void finish(RunMeter meter);

    /** Whether whoever reads the output has left, so that nothing more is worth asking for. */
    boolean isBroken();
}
