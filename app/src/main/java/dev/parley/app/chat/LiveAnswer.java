package dev.parley.app.chat;

import dev.parley.app.fx.DeltaBuffer;
import dev.parley.client.EventStream;
import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.transcript.TranscriptReducer;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The toolkit's side of one run: what the background read since the last frame goes into the turn at once. */
final class LiveAnswer {
    /** Nothing for this long is worth a notice. */
    static final Duration QUIET = Duration.ofSeconds(15);

    /** What a run belongs to. */
    interface Owner {
        /** The changes that {@code edits} makes to the items are to be one. */
        void together(Runnable edits);

        /** Its job was accepted, and its id is in the history. */
        void accepted();

        void ended(LiveAnswer answer, Turn turn);
    }

    private final ChatParts parts;
    private final Owner owner;
    private final TurnSection section;
    private final TurnViewModel turn;
    private final TranscriptReducer reducer;
    private final PhaseTracker tracker;
    private final AnswerRun run;
    private final String profileId;
    private long lastNanos;
    private boolean watching;
    private boolean thinking;
    private boolean stopped;
    private boolean ended;

    LiveAnswer(ChatParts parts, ChatConsent consent, Owner owner, String chatId, TurnSection section, Attempt attempt) {
        this.parts = parts;
        this.owner = owner;
        this.section = section;
        this.turn = section.turn();
        TurnOrigin origin = attempt.start().origin();
        this.profileId = origin == null ? "" : origin.profileId();
        this.reducer = new TranscriptReducer(attempt.start(), attempt.startNanos());
        this.tracker = new PhaseTracker(attempt.delivery(), parts.nanos().getAsLong());
        this.lastNanos = attempt.startNanos();
        DeltaBuffer<RunEvent> buffer = new DeltaBuffer<>(parts.frames(), this::accept);
        this.run = new AnswerRun(parts, consent, chatId, attempt, buffer::add);
    }

    /**
     * What is to be run.
     *
     * @param start the turn that what comes is appended to
     * @param startNanos the moment of Send
     * @param opener connects and opens the stream; may block and throw as {@link ChatEndpoints#connect} does
     * @param jobEnder asks the server to end a job, as {@link dev.parley.client.InferenceClient#cancelJob} does
     */
    record Attempt(
            Turn start, long startNanos, Delivery delivery, Supplier<EventStream> opener, Consumer<String> jobEnder) {}

    TurnViewModel turn() {
        return turn;
    }

    TurnSection section() {
        return section;
    }

    void start() {
        turn.begin(reducer, java.util.Objects.requireNonNull(tracker.status()));
        owner.together(section::begin);
        var _ = parts.history()
                .wakeTimes(profileId)
                .thenAccept(times -> parts.fx().execute(() -> learned(times)));
        run.start();
    }

    /** Shows at once that it was stopped, and ends the attempt. */
    void stop() {
        if (stopped || ended) {
            return;
        }
        stopped = true;
        turn.stopping();
        owner.together(section::arrange);
        run.stop();
    }

    /** Its turn was deleted. */
    void discard() {
        stopped = true;
        ended = true;
        run.discard();
    }

    /** The program ends, see {@link AnswerRun#leave()}; nothing more is shown. */
    void leave() {
        stopped = true;
        ended = true;
        run.leave();
    }

    private void learned(List<Duration> times) {
        tracker.learned(times);
        if (!stopped && !ended) {
            turn.refresh(thinking, tracker.status());
        }
    }

    private void accept(List<RunEvent> batch) {
        if (!ended) {
            owner.together(() -> take(batch));
        }
    }

    private void take(List<RunEvent> batch) {
        StringBuilder text = new StringBuilder();
        Turn end = null;
        for (RunEvent next : batch) {
            switch (next) {
                case RunEvent.Streamed streamed -> take(streamed.event(), text);
                case RunEvent.Asked asked -> turn.ask(asked.question());
                case RunEvent.Ended last -> end = last.turn();
            }
        }
        if (!text.isEmpty()) {
            section.append(text.toString());
        }
        Duration woken = tracker.takeWoken();
        if (woken != null) {
            parts.history().recordWake(profileId, woken);
        }
        if (end != null) {
            end(end);
        } else if (!stopped) {
            turn.refresh(thinking, tracker.status());
            turn.quiet(null);
            section.arrange();
            watch();
        }
    }

    private void take(StreamEvent event, StringBuilder text) {
        reducer.apply(event);
        tracker.on(event);
        switch (event) {
            case StreamEvent.TextDelta delta
            when delta.choice() == 0 -> {
                text.append(delta.text());
                thinking = false;
            }
            case StreamEvent.ReasoningDelta delta when delta.choice() == 0 -> thinking = true;
            case StreamEvent.ToolCallDelta delta when delta.choice() == 0 -> thinking = false;
            case StreamEvent.JobAccepted accepted -> owner.accepted();
            default -> {
                // nothing that is shown as a piece
            }
        }
    }

    private void end(Turn end) {
        ended = true;
        turn.end(end, FaultRemedy.of(end, false), parts.nanos().getAsLong());
        section.finish();
        owner.ended(this, end);
    }

    /** An answer that has begun and then says nothing gets a notice. */
    private void watch() {
        lastNanos = parts.nanos().getAsLong();
        if (!watching && reducer.hasAnswer()) {
            watching = true;
            parts.later().after(QUIET, looking());
        }
    }

    /** A timer that goes on after the end must not keep all of the chat in memory till then. */
    private Runnable looking() {
        WeakReference<LiveAnswer> answer = new WeakReference<>(this);
        return () -> {
            LiveAnswer still = answer.get();
            if (still != null) {
                still.look();
            }
        };
    }

    private void look() {
        watching = false;
        if (ended || stopped) {
            return;
        }
        long quiet = parts.nanos().getAsLong() - lastNanos;
        if (quiet >= QUIET.toNanos()) {
            turn.quiet(lastNanos);
            owner.together(section::arrange);
        } else {
            watching = true;
            parts.later().after(QUIET.minusNanos(quiet), looking());
        }
    }
}
