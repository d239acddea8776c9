package dev.parley.architecture.planted.client.job;

import dev.parley.client.wire.Waiver;

/** Keeps the rules by a waiver. */
public final class WaivedSingleton {
    private static final Constants ONLY = new Constants();

    @Waiver(rule = "get-instance", reason = "Proves that a waiver excuses its method.")
    public static Constants getInstance() {
        return ONLY;
    }
}
