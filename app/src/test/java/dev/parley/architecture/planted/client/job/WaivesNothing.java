package dev.parley.architecture.planted.client.job;

import dev.parley.client.wire.Waiver;

public final class WaivesNothing {
    @Waiver(rule = "no-such-rule", reason = "The rule was renamed.")
    public void waived() {}
}
