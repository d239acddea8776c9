package dev.parley.gateway.upstream;

/**
 * Why a call has not reached its model server yet.
 *
 * @param state of the server, one word for programs, such as {@code starting} or {@code busy}
 * @param position in the queue before it, from 1; 0 if there is none
 */
public record UpstreamWait(String state, int position) {}
