package dev.parley.app.chat;

import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import java.time.Instant;
import javafx.collections.ObservableList;

/** An answer that nobody asked for and nobody sees: with it a transcript is tried out before there is a real one. */
public final class SampleAnswer {
    /** About what comes in a frame from a fast server. */
    private static final int PIECE = 100;

    private final ItemList<TranscriptItem> items = new ItemList<>();
    private final TurnSection section =
            new TurnSection(Turn.answer(null, Instant.EPOCH, new TurnOrigin("", "", "")), Runnable::run);
    private final String text = TranscriptSamples.text();
    private int at;

    public SampleAnswer() {
        section.begin();
        items.replace(0, 0, section.items());
        section.showAt((grown, from, count, added) -> items.replace(from, count, added));
    }

    /** Its items, which change as those of an answer do that comes. */
    public ObservableList<TranscriptItem> items() {
        return items;
    }

    /** Grows by a piece; {@code false} if it is whole. */
    public boolean grow() {
        int to = Math.min(text.length(), at + PIECE);
        String piece = text.substring(at, to);
        at = to;
        if (!piece.isEmpty()) {
            items.together(() -> section.append(piece));
        }
        return at < text.length();
    }
}
