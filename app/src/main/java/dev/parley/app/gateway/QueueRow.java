package dev.parley.app.gateway;

/**
 * A call that waits.
 *
 * @param position from 1 in the queue of its upstream
 * @param model that it asks, or its upstream
 * @param waited as a clock shows it
 * @param reason what it waits for
 */
public record QueueRow(int position, String model, String path, String waited, String reason) {}
