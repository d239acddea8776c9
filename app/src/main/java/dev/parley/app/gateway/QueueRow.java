package dev.parley.app.gateway;

/** What waits for one upstream: how many calls, and what for. */
public record QueueRow(String upstream, int waiting, String reason) {}
