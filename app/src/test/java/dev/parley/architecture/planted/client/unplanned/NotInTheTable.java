package dev.parley.architecture.planted.client.unplanned;

public final class NotInTheTable {}
