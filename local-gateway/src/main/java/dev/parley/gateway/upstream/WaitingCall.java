package dev.parley.gateway.upstream;

import java.time.Duration;

/**
 * A call that has not passed yet.
 *
 * @param path that was asked, without query
 * @param waited since it came
 */
public record WaitingCall(String path, Duration waited) {

    /** Of a request's path and query, which came then, by {@link System#nanoTime}. */
    static WaitingCall of(String uri, long since) {
        int query = uri.indexOf('?');
        return new WaitingCall(query < 0 ? uri : uri.substring(0, query), Duration.ofNanos(System.nanoTime() - since));
    }
}
