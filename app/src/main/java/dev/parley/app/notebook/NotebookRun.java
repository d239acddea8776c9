package dev.parley.app.notebook;

import dev.parley.client.EventStream;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.TokenUsage;
import dev.parley.client.store.SecretStoreException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pulls one completion to its end on a background thread and tells of it; told of its end once, whatever happens. */
final class NotebookRun {
    private final Supplier<EventStream> opener;
    private final Consumer<Piece> out;
    private final String unknownFault;
    private final LongSupplier nanos;
    private final Object lock = new Object();
    private @Nullable EventStream stream;
    private boolean stopped;
    private boolean ended;

    /** What comes. */
    sealed interface Piece {
        record Written(String text, long atNanos) implements Piece {}

        record Likely(List<TokenLogprob> tokens) implements Piece {
            public Likely {
                tokens = List.copyOf(tokens);
            }
        }

        record Counted(TokenUsage usage) implements Piece {}

        record Waits(Phase phase) implements Piece {}

        /**
         * Nothing comes after it.
         *
         * @param reason {@code null}: it was stopped or failed
         * @param fault a sentence; {@code null}: it did not fail
         * @param refused whether the server said that it does not take the request
         */
        record Ended(
                @Nullable FinishReason reason, @Nullable String fault, boolean refused, long atNanos)
                implements Piece {}
    }

    /**
     * A run that has not begun.
     *
     * @param opener connects and opens the stream; may block and throw as {@link NotebookEndpoints#connect} does
     * @param out called from the background thread, and by {@link #stop} from that of its caller
     * @param unknownFault said of a fault without words
     */
    NotebookRun(Supplier<EventStream> opener, Consumer<Piece> out, String unknownFault, LongSupplier nanos) {
        this.opener = opener;
        this.out = out;
        this.unknownFault = unknownFault;
        this.nanos = nanos;
    }

    /** Reads to the end; blocks. */
    void run() {
        try {
            EventStream opened = open();
            if (opened != null) {
                try (opened) {
                    read(opened);
                }
            }
        } finally {
            // Only a fault of ours gets here without an end; it goes on to the log.
            end(null, unknownFault, false);
        }
    }

    /** Ends it at once; what had come stays. From any thread. */
    void stop() {
        EventStream open;
        synchronized (lock) {
            stopped = true;
            open = stream;
        }
        end(null, null, false);
        if (open != null) {
            open.close();
        }
    }

    private @Nullable EventStream open() {
        try {
            EventStream opened = opener.get();
            synchronized (lock) {
                if (!stopped) {
                    stream = opened;
                    return opened;
                }
            }
            opened.close();
        } catch (SecretStoreException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException e) {
            String message = e.getMessage();
            end(null, message == null || message.isBlank() ? unknownFault : message, false);
        }
        return null;
    }

    private void read(EventStream from) {
        for (StreamEvent event = from.next(); event != null; event = from.next()) {
            switch (event) {
                case StreamEvent.TextDelta delta
                when delta.choice() == 0 -> tell(new Piece.Written(delta.text(), delta.atNanos()));
                case StreamEvent.LogprobsReceived received
                when received.choice() == 0 -> tell(new Piece.Likely(received.tokens()));
                case StreamEvent.UsageReported reported -> tell(new Piece.Counted(reported.usage()));
                case StreamEvent.PhaseChanged changed -> tell(new Piece.Waits(changed.phase()));
                case StreamEvent.Completed completed -> end(completed.finishReason(), null, false);
                case StreamEvent.Failed failed ->
                    end(null, InferenceErrorText.sentence(failed.error()), isRefusal(failed.error()));
                case StreamEvent.Cancelled _ -> end(null, null, false);
                default -> {
                    // nothing of it is text
                }
            }
        }
    }

    private static boolean isRefusal(InferenceError error) {
        return error instanceof InferenceError.InvalidRequest
                || error instanceof InferenceError.ServerError
                || error instanceof InferenceError.UpstreamError;
    }

    private void tell(Piece piece) {
        synchronized (lock) {
            if (!ended) {
                out.accept(piece);
            }
        }
    }

    private void end(@Nullable FinishReason reason, @Nullable String fault, boolean refused) {
        synchronized (lock) {
            if (!ended) {
                ended = true;
                out.accept(new Piece.Ended(reason, fault, refused, nanos.getAsLong()));
            }
        }
    }
}
