package dev.parley.gateway.upstream;

/** Answers requests inside this process, as a model server would over the network. Thread-safe; one call a request. */
public interface BlockingResponder {

    /**
     * Writes one whole answer, an error answer included: head, any number of chunks, then the end or a cut.
     *
     * @throws InterruptedException if the reader left or the thread was interrupted; nothing is written after that
     */
    void answer(UpstreamRequest request, ReplyWriter reply) throws InterruptedException;
}
