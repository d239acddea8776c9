package dev.parley.app.chat;

import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Items of the kinds that answers consist of, for what is made ready before there is an answer. */
public final class TranscriptSamples {
    private static final String WORDS = "Words with **weight**, `code` and words again, then `code` once more. ";
    private static final String CODE_LINE = "    long value = Math.max(first, 42); // \"text\"\n";
    private static final String ROW = "| one | 12 ms | 34 |\n";
    private static final int PARAGRAPHS = 6;
    private static final int ITEMS = 8;

    private TranscriptSamples() {}

    /** As many blocks of each kind as a window shows at once, more or less. */
    public static List<TranscriptItem> items() {
        String code = "```java\n" + CODE_LINE.repeat(22) + "```\n\n";
        String table = "| a | b | c |\n|---|---:|---:|\n" + ROW.repeat(9) + "\n";
        String text = "## Heading\n\n"
                + (WORDS.repeat(4) + "\n\n").repeat(PARAGRAPHS)
                + ("- " + WORDS + "\n").repeat(ITEMS)
                + "\n"
                + code.repeat(3)
                + table.repeat(2)
                + "## Heading\n";
        Turn turn = Turn.answer(null, Instant.EPOCH, new TurnOrigin("", "", ""));
        TurnSection section = new TurnSection(turn);
        section.begin();
        section.append(text);
        section.finish();
        List<TranscriptItem> blocks = new ArrayList<>(section.items());
        blocks.removeIf(item -> !(item instanceof TranscriptItem.AnswerBlock));
        return List.copyOf(blocks);
    }
}
