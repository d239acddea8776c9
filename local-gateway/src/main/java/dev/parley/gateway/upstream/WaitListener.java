package dev.parley.gateway.upstream;

import org.jspecify.annotations.Nullable;

/** Hears what a call waits for. Called on the call's event loop, only when it has to wait at all. */
@FunctionalInterface
public interface WaitListener {

    /** What it waits for now; {@code null} when it waits no more and goes out. */
    void waits(@Nullable Waiting waiting);
}
