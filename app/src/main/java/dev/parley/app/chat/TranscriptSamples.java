package dev.parley.app.chat;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.transcript.TranscriptReducer;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Items of the kinds that answers consist of, for what is made ready before there is an answer. */
public final class TranscriptSamples {
    private static final String WORDS = "Words with **weight**, `code` and words again, then `code` once more. ";
    private static final String CODE_LINE = "    long value = Math.max(first, 42); // \"text\"\n";
    private static final String ROW = "| one | 12 ms | 34 |\n";
    private static final int PARAGRAPHS = 6;
    private static final int ITEMS = 14;

    private TranscriptSamples() {}

    /** What a question and its answer bring: the cards, and about as many blocks of each kind as a window shows. */
    public static List<TranscriptItem> items() {
        List<TranscriptItem> items = new ArrayList<>();
        items.addAll(new TurnSection(Turn.user(null, Instant.EPOCH, WORDS), Runnable::run).items());
        Turn start = Turn.answer(null, Instant.EPOCH, new TurnOrigin("", "", ""));
        TurnSection answer = new TurnSection(start, Runnable::run);
        PhaseStatus waiting = Objects.requireNonNull(new PhaseTracker(Delivery.DIRECT, 0).status());
        answer.turn().begin(new TranscriptReducer(start, 0), waiting);
        answer.begin();
        items.addAll(answer.items());
        answer.append(text());
        answer.turn().end(start.ended(TurnState.COMPLETE, null), Set.of(), 0);
        answer.finish();
        items.addAll(answer.items());
        return items;
    }

    /** A question and its whole answer by a model of this name. */
    public static List<TranscriptItem> exchange(String question, String model, String text) {
        Instant now = Instant.now();
        List<TranscriptItem> items =
                new ArrayList<>(new TurnSection(Turn.user(null, now, question), Runnable::run).items());
        Turn start = Turn.answer(null, now, new TurnOrigin("", "", model));
        TurnSection answer = new TurnSection(start, Runnable::run);
        answer.begin();
        answer.append(text);
        answer.turn().end(start.ended(TurnState.COMPLETE, null), Set.of(), 0);
        answer.finish();
        items.addAll(answer.items());
        return items;
    }

    static String text() {
        String code = "```java\n" + CODE_LINE.repeat(22) + "```\n\n";
        String table = "| a | b | c |\n|---|---:|---:|\n" + ROW.repeat(9) + "\n";
        return ("## Heading\n\n" + (WORDS.repeat(4) + "\n\n")).repeat(PARAGRAPHS)
                + ("- " + WORDS + "\n").repeat(ITEMS)
                + "\n"
                + code.repeat(2)
                + table;
    }
}
