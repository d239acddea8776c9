package dev.parley.architecture.planted.client.job;

import dev.parley.client.wire.Waiver;

@Waiver(rule = "system-out", reason = " ")
public final class WaivesWithoutReason {}
