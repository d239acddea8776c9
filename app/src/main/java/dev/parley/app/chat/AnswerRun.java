package dev.parley.app.chat;

import dev.parley.client.EventStream;
import dev.parley.client.InferenceError;
import dev.parley.client.InferenceException;
import dev.parley.client.StreamEvent;
import dev.parley.client.store.History;
import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.StoreException;
import dev.parley.client.transcript.TranscriptReducer;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at an answer: pulls the stream to its end on a background thread, writes what comes into the history at
 * once, whatever the screen is doing, and tells of it. Whatever happens, the turn is ended and saved, once.
 */
final class AnswerRun {
    /** A disk that does not write must not keep an answer back for good. */
    private static final Duration JOB_ID_LIMIT = Duration.ofSeconds(5);

    private final ChatParts parts;
    private final ChatConsent consent;
    private final String chatId;
    private final Turn start;
    private final TranscriptReducer reducer;
    private final Supplier<EventStream> opener;
    private final Consumer<String> jobEnder;
    private final Consumer<RunEvent> out;

    private final Object lock = new Object();
    private @Nullable EventStream stream;
    private @Nullable ResendQuestion question;
    private boolean stopped;
    private boolean discarded;
    private boolean ended;

    /**
     * An attempt that has not begun.
     *
     * @param attempt its opener is called on the background thread
     * @param out called from the background thread, and by {@link #stop} from that of its caller
     */
    AnswerRun(ChatParts parts, ChatConsent consent, String chatId, LiveAnswer.Attempt attempt, Consumer<RunEvent> out) {
        this.parts = parts;
        this.consent = consent;
        this.chatId = chatId;
        this.start = attempt.start();
        this.reducer = new TranscriptReducer(start, attempt.startNanos());
        this.opener = attempt.opener();
        this.jobEnder = attempt.jobEnder();
        this.out = out;
    }

    void start() {
        parts.background().execute(() -> consent.during(this::maySendAgain, this::run));
    }

    /** Ends the attempt at once, its job at the server too; what had come is kept. From any thread. */
    void stop() {
        EventStream open;
        String job;
        synchronized (lock) {
            job = ended ? null : reducer.turn().jobId();
            stopped = true;
            open = stream;
            if (question != null) {
                question.answer(false);
            }
            if (open == null) {
                // The reader has nothing to read yet and may be busy connecting.
                endLocked(new StreamEvent.Cancelled(parts.nanos().getAsLong()));
            }
        }
        if (open != null) {
            open.close();
        }
        if (job != null) {
            parts.background().execute(() -> endJob(job));
        }
    }

    /** Nobody waits for the answer any more, so a server that can end the job may as well. */
    private void endJob(String job) {
        try {
            jobEnder.accept(job);
        } catch (InferenceException | SecretStoreException | IllegalArgumentException | IllegalStateException e) {
            // The answer was stopped all the same; what the job costs, its server's own page tells.
        }
    }

    /** Ends the attempt, whose turn was deleted: nothing more is saved. */
    void discard() {
        synchronized (lock) {
            discarded = true;
        }
        stop();
    }

    /**
     * The program ends: a job goes on at its server and is followed at the next start, so its turn stays open; any
     * other answer is stopped and saved before this returns.
     */
    void leave() {
        EventStream open;
        synchronized (lock) {
            stopped = true;
            open = stream;
            if (reducer.turn().jobId() != null) {
                discarded = true;
            } else {
                endLocked(new StreamEvent.Cancelled(parts.nanos().getAsLong()));
            }
            if (question != null) {
                question.answer(false);
            }
        }
        if (open != null) {
            open.close();
        }
    }

    private void run() {
        try {
            EventStream opened = open();
            if (opened != null) {
                try (opened) {
                    read(opened);
                }
            }
        } finally {
            // Only a fault of ours leaves a turn open: its text is kept, and the fault goes on to the log.
            end(new TurnFault("internal", parts.texts().get("fault.internal"), null, "", null, null, true, null));
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
        } catch (SecretStoreException e) {
            end(TurnFault.local(LocalFaults.KEY_STORE, sentence(e)));
        } catch (StoreException e) {
            end(TurnFault.local(LocalFaults.ATTACHMENT, sentence(e)));
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            end(TurnFault.local(LocalFaults.PROFILE, sentence(e)));
        } catch (IllegalStateException e) {
            end(TurnFault.local(LocalFaults.GATEWAY, sentence(e)));
        }
        return null;
    }

    private String sentence(RuntimeException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? parts.texts().get("fault.internal") : message;
    }

    private void read(EventStream from) {
        for (StreamEvent event = from.next(); event != null; event = from.next()) {
            synchronized (lock) {
                if (event instanceof StreamEvent.Terminal terminal) {
                    endLocked(terminal);
                    return;
                }
                take(event);
            }
            if (event instanceof StreamEvent.JobAccepted) {
                awaitSaved();
            }
        }
    }

    /** Into the history first, then onto the screen. */
    private void take(StreamEvent event) {
        reducer.apply(event);
        History history = parts.history();
        if (!discarded) {
            switch (event) {
                case StreamEvent.TextDelta delta
                when delta.choice() == 0 -> history.append(chatId, start.id(), delta.text(), "");
                case StreamEvent.ReasoningDelta delta
                when delta.choice() == 0 -> history.append(chatId, start.id(), "", delta.text());
                case StreamEvent.JobAccepted accepted -> history.saveTurn(chatId, reducer.turn());
                default -> {
                    // Nothing that a crash must not lose.
                }
            }
        }
        out.accept(new RunEvent.Streamed(event));
    }

    /** The next pull of the stream polls the job: from then on its id must survive everything. */
    private void awaitSaved() {
        try {
            parts.history().flush().get(JOB_ID_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The history tells the person that it cannot save, and goes on trying.
        }
    }

    private void end(TurnFault fault) {
        synchronized (lock) {
            if (!ended) {
                reducer.fail(fault, parts.nanos().getAsLong());
                finish();
            }
        }
    }

    private void endLocked(StreamEvent.Terminal terminal) {
        if (ended) {
            return;
        }
        // What the end looks like is the person's doing once they have stopped it, unless all of it was there.
        boolean byStop = stopped && !(terminal instanceof StreamEvent.Completed);
        reducer.apply(byStop ? new StreamEvent.Cancelled(terminal.atNanos()) : terminal);
        finish();
    }

    private void finish() {
        ended = true;
        Turn turn = reducer.turn();
        if (!discarded) {
            parts.history().saveTurn(chatId, turn);
        }
        out.accept(new RunEvent.Ended(turn));
    }

    private boolean maySendAgain(InferenceError error, Duration wait) {
        ResendQuestion asked = new ResendQuestion(TurnFault.of(error), wait, System.nanoTime());
        synchronized (lock) {
            if (stopped) {
                return false;
            }
            question = asked;
        }
        out.accept(new RunEvent.Asked(asked));
        boolean again = asked.await();
        synchronized (lock) {
            question = null;
        }
        out.accept(new RunEvent.Asked(null));
        return again;
    }
}
