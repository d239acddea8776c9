package dev.parley.gateway.upstream;

/** Whose calls pass a {@link CallGate}. Called on any thread, never under the gate's lock. */
public interface GateKeeper {

    /** A call waits that did not before. */
    void wanted();

    /** A call that had passed has ended. */
    void left();

    /** What a call waits for. */
    Waiting waiting(int position);

    /** What a call is told that was held for as long as one is. */
    UpstreamFailure late(int position);
}
