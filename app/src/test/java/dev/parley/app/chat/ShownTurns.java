package dev.parley.app.chat;

import dev.parley.client.StreamEvent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.transcript.TranscriptReducer;
import dev.parley.client.transcript.Turn;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns in the states that a screen can show, made by the same steps as those of a chat. */
public final class ShownTurns {

    private ShownTurns() {}

    /** A turn as it was stored. */
    public static TurnViewModel stored(Turn turn) {
        TurnViewModel shown = new TurnViewModel(turn);
        shown.offer(FaultRemedy.of(turn, false));
        return shown;
    }

    /** An answer that has just ended, at {@code atNanos}. */
    public static TurnViewModel ended(Turn turn, long atNanos, boolean asJob) {
        TurnViewModel shown = new TurnViewModel(turn);
        shown.end(turn, FaultRemedy.of(turn, asJob), atNanos);
        return shown;
    }

    /** An answer on its way. */
    public static TurnViewModel live(Turn turn, @Nullable PhaseStatus phase, boolean thinking, StreamEvent... events) {
        TurnViewModel shown = new TurnViewModel(turn);
        TranscriptReducer reducer = new TranscriptReducer(turn, 0);
        List.of(events).forEach(reducer::apply);
        shown.begin(reducer, phase);
        shown.refresh(thinking, phase);
        return shown;
    }

    /** Its profile allows the message to leave again without a question. */
    public static void sentAgainByItself(TurnViewModel live) {
        live.sentBy(EndpointProfile.builder("always", URI.create("http://127.0.0.1:9"))
                .resend(ResendPolicy.ALWAYS)
                .build());
    }

    public static void phase(TurnViewModel live, @Nullable PhaseStatus phase) {
        live.refresh(false, phase);
    }

    public static void end(TurnViewModel live, Turn ended) {
        live.end(ended, FaultRemedy.of(ended, false), 0);
    }

    public static void branch(TurnViewModel turn, int index, int count) {
        turn.branch(index, count);
    }

    public static ResendQuestion ask(TurnViewModel turn, dev.parley.client.transcript.TurnFault fault) {
        return ask(turn, fault, java.time.Duration.ZERO, 0);
    }

    /** Takes the question back. */
    public static void answered(TurnViewModel turn) {
        turn.ask(null);
    }

    /** Asks with a time to wait that began at {@code askedNanos}. */
    public static ResendQuestion ask(
            TurnViewModel turn,
            dev.parley.client.transcript.TurnFault fault,
            java.time.Duration wait,
            long askedNanos) {
        ResendQuestion question = new ResendQuestion(fault, wait, askedNanos);
        turn.ask(question);
        return question;
    }
}
