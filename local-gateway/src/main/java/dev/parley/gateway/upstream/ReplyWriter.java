package dev.parley.gateway.upstream;

import java.util.Map;

/**
 * Where a blocking responder writes its answer: {@link #head} once, then any number of {@link #write}, then {@link #end}
 * or {@link #cut}. Every call blocks until the reader can take more, and throws {@link InterruptedException} once the
 * reader has left, so that the responder stops at once.
 */
public interface ReplyWriter {

    void head(int status, Map<String, String> headers) throws InterruptedException;

    /** Hands one chunk on; it is flushed by itself. */
    void write(byte[] chunk) throws InterruptedException;

    void end() throws InterruptedException;

    /** Breaks the answer off without its proper end, as a model server that dies. */
    void cut() throws InterruptedException;
}
