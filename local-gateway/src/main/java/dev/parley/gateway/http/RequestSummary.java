package dev.parley.gateway.http;

/**
 * One request, looked back at. Times in nanoseconds.
 *
 * @param upstreamId what the service calls it ({@code x-request-id}); {@code ""}: it said nothing
 * @param caller the name of the key, never the key; {@code ""}: none was accepted
 * @param path without query; {@code ""}: the caller is not known
 * @param service {@code ""}: the request reached none
 * @param waited for a cold or busy service; 0: it did not have to
 * @param firstByte from its arrival to the first byte of a service's answer; 0: none came
 * @param overhead that it spent in the gateway itself; -1: not known, as it did not come to its end
 * @param tokens that the service generated; 0: not known
 * @param streaming between the first and the last piece of a stream; 0: it was none
 */
record RequestSummary(
        String id,
        String upstreamId,
        String caller,
        String method,
        String path,
        String service,
        int status,
        End end,
        long total,
        long waited,
        long firstByte,
        long overhead,
        long bytesIn,
        long bytesOut,
        int tokens,
        long streaming) {

    /** How a request ended. */
    enum End {
        COMPLETE,
        /** The service broke off in the middle of its answer. */
        CUT,
        /** The caller left before the end. */
        LEFT
    }
}
