package dev.parley.gateway.routing;

/**
 * Where a model lives.
 *
 * @param model its name there
 */
public record ModelRoute(String service, String model) {}
