package dev.parley.app.cli;

import dev.parley.client.EventStream;
import dev.parley.client.InferenceClient;
import dev.parley.client.StreamEvent;
import dev.parley.client.WireListener;
import dev.parley.client.store.StoreException;
import dev.parley.client.transcript.TranscriptReducer;
import dev.parley.client.transcript.Turn;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Blocks until something is there. */
final class Waiting {
    private Waiting() {}

    /**
     * What the history answers.
     *
     * @throws StoreException if it cannot
     */
    static <T> T on(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException store ? store : e;
        }
    }

    /** Follows the job of an answer to its end; nothing is sent but polls. */
    static Turn onJob(InferenceClient client, Turn answer) {
        String job = String.valueOf(answer.jobId());
        TranscriptReducer reducer = new TranscriptReducer(answer.reopened().withJob(job), System.nanoTime());
        try (EventStream events = client.resume(job, WireListener.NONE)) {
            for (StreamEvent event = events.next(); event != null; event = events.next()) {
                reducer.apply(event);
            }
        }
        return reducer.turn();
    }
}
