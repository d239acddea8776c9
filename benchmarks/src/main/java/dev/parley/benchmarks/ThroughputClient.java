package dev.parley.benchmarks;

import java.net.URI;

/** One way to read a streamed chat answer to its end. */
interface ThroughputClient extends AutoCloseable {

    /** What of the stream reached the caller; bytes in place of characters where nothing was decoded. */
    record Read(long deltas, long characters) {}

    /**
     * Sends one chat request and reads its answer.
     *
     * @param base the server's base URL without {@code /v1}
     * @throws Exception if the answer did not come whole: the measurement is void
     */
    Read read(URI base) throws Exception;

    /** Ends what the client left running; to be called once. */
    @Override
    void close();
}
