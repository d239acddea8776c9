package dev.parley.client.protocol;

/**
 * What a protocol wants to be sent, before a delivery decides how.
 *
 * @param path with the leading slash, possibly with a query
 * @param body JSON
 * @param streaming whether the answer was asked for as a stream
 */
public record WireRequest(String path, String body, boolean streaming) {}
