package dev.parley.app.chat;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.DrawnText;
import dev.parley.app.markdown.MarkdownDocument;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items of one turn, in parts that change on their own. For the toolkit's thread once it is shown. */
final class TurnSection {

    /** In the order in which they stand. */
    enum Part {
        HEAD,
        REASONING_LINE,
        REASONING,
        TOOLS,
        ANSWER,
        TAIL
    }

    /** Where the items are shown. */
    interface Place {
        /** Items of {@code section}, counted from its first one, make way for others. */
        void replace(TurnSection section, int from, int count, List<TranscriptItem> added);
    }

    /** A few milliseconds of parsing. */
    private static final int THOUGHTS_AT_ONCE = 16 * 1024;

    private final TurnViewModel turn;
    private final Executor frames;
    private final Map<Part, List<TranscriptItem>> parts = new EnumMap<>(Part.class);
    private @Nullable Place place;
    private @Nullable MarkdownDocument answer;
    private @Nullable MarkdownDocument thoughts;
    private int thoughtChars;
    /** Whether a block of the answer is not drawn whole. */
    private boolean cut;

    /**
     * The items of a turn as it is stored; parses its text. From any thread. {@code frames} runs tasks in the next
     * frame: long thoughts are parsed bit by bit.
     */
    TurnSection(Turn stored, Executor frames) {
        this.frames = frames;
        turn = new TurnViewModel(stored);
        for (Part part : Part.values()) {
            parts.put(part, new ArrayList<>());
        }
        if (turn.isUser()) {
            part(Part.HEAD).add(new TranscriptItem.UserMessage(turn));
            return;
        }
        part(Part.HEAD).add(new TranscriptItem.AnswerHead(turn));
        if (!stored.text().isEmpty()) {
            List<Block> blocks = MarkdownDocument.parse(stored.text());
            blocks.forEach(block -> part(Part.ANSWER).add(new TranscriptItem.AnswerBlock(turn, block)));
            look(blocks);
        }
        if (stored.state() != TurnState.STREAMING) {
            arrange();
        }
        turn.reasoningOpen().addListener((observed, before, open) -> arrangeThoughts());
    }

    TurnViewModel turn() {
        return turn;
    }

    /** {@code null}: the items are shown nowhere, and go on changing. */
    void showAt(@Nullable Place newPlace) {
        place = newPlace;
    }

    int size() {
        int size = 0;
        for (List<TranscriptItem> part : parts.values()) {
            size += part.size();
        }
        return size;
    }

    List<TranscriptItem> items() {
        List<TranscriptItem> items = new ArrayList<>(size());
        parts.values().forEach(items::addAll);
        return items;
    }

    /** The blocks of the answer. */
    List<Block> blocks() {
        return part(Part.ANSWER).stream()
                .map(item -> ((TranscriptItem.AnswerBlock) item).block())
                .toList();
    }

    /** From here on the answer grows. */
    void begin() {
        answer = new MarkdownDocument();
        if (!turn.text().isEmpty()) {
            answer.append(turn.text());
        }
        set(
                Part.ANSWER,
                answer.blocks().stream()
                        .map(block -> (TranscriptItem) new TranscriptItem.AnswerBlock(turn, block))
                        .toList());
        look(answer.blocks());
        arrange();
    }

    /** The answer grows at its end by this. */
    void append(String text) {
        if (answer == null) {
            throw new IllegalStateException("not begun");
        }
        edit(answer.append(text));
    }

    /** Nothing more comes. */
    void finish() {
        if (answer != null) {
            edit(answer.finish());
            answer = null;
        }
        thoughts = null;
        arrange();
    }

    /** Makes what is not text fit the state of the turn. */
    void arrange() {
        boolean thought = turn.hasReasoning();
        set(Part.REASONING_LINE, thought ? List.of(new TranscriptItem.ReasoningLine(turn)) : List.of());
        arrangeThoughts();
        int calls = turn.toolCalls().size();
        if (calls != part(Part.TOOLS).size()) {
            set(
                    Part.TOOLS,
                    IntStream.range(0, calls)
                            .mapToObj(i -> (TranscriptItem) new TranscriptItem.ToolCard(turn, i))
                            .toList());
        }
        set(Part.TAIL, tail());
    }

    private List<TranscriptItem> tail() {
        Stream<TranscriptItem> notice = cut ? Stream.of(new TranscriptItem.LongNotice(turn)) : Stream.of();
        return Stream.concat(notice, end()).toList();
    }

    private Stream<TranscriptItem> end() {
        if (turn.state().get() == TurnState.STREAMING) {
            if (turn.phase().get() != null) {
                return Stream.of(new TranscriptItem.PhaseCard(turn));
            }
            return turn.quietSince().get() == null ? Stream.of() : Stream.of(new TranscriptItem.QuietNotice(turn));
        }
        TurnFault fault = turn.fault().get();
        boolean incomplete = fault != null || turn.state().get() != TurnState.COMPLETE;
        Stream<TranscriptItem> card = incomplete ? Stream.of(new TranscriptItem.FaultCard(turn)) : Stream.of();
        return Stream.concat(card, Stream.of(new TranscriptItem.Actions(turn)));
    }

    /** Takes note of blocks that are not drawn whole; only those that are new are looked at. */
    private void look(List<Block> added) {
        cut = added.stream().anyMatch(DrawnText::isCut)
                || (cut && blocks().stream().anyMatch(DrawnText::isCut));
    }

    /** Thoughts are parsed while they are open only. */
    private void arrangeThoughts() {
        if (!turn.reasoningOpen().get()) {
            thoughts = null;
            set(Part.REASONING, List.of());
            return;
        }
        String reasoning = turn.reasoning();
        if (thoughts == null) {
            thoughts = new MarkdownDocument();
            thoughtChars = 0;
            set(Part.REASONING, List.of());
        }
        if (reasoning.length() > thoughtChars) {
            int end = Math.min(reasoning.length(), thoughtChars + THOUGHTS_AT_ONCE);
            MarkdownDocument.Edit edit = thoughts.append(reasoning.substring(thoughtChars, end));
            thoughtChars = end;
            edit(Part.REASONING, edit, block -> new TranscriptItem.ReasoningBlock(turn, block));
        }
        if (thoughtChars < reasoning.length()) {
            frames.execute(this::arrangeThoughts);
        } else if (turn.state().get() != TurnState.STREAMING) {
            edit(Part.REASONING, thoughts.finish(), block -> new TranscriptItem.ReasoningBlock(turn, block));
        }
    }

    private void edit(MarkdownDocument.Edit edit) {
        edit(Part.ANSWER, edit, block -> new TranscriptItem.AnswerBlock(turn, block));
        look(edit.added());
    }

    private void edit(
            Part part, MarkdownDocument.Edit edit, java.util.function.Function<Block, TranscriptItem> toItem) {
        replace(
                part,
                edit.from(),
                edit.removed(),
                edit.added().stream().map(toItem).toList());
    }

    /** Gives a part these items; those at its ends that stay are not touched. */
    private void set(Part part, List<TranscriptItem> items) {
        List<TranscriptItem> now = part(part);
        int start = 0;
        while (start < now.size() && start < items.size() && now.get(start).equals(items.get(start))) {
            start++;
        }
        int end = 0;
        while (end < now.size() - start
                && end < items.size() - start
                && now.get(now.size() - 1 - end).equals(items.get(items.size() - 1 - end))) {
            end++;
        }
        replace(part, start, now.size() - start - end, items.subList(start, items.size() - end));
    }

    private void replace(Part part, int from, int count, List<TranscriptItem> added) {
        if (count == 0 && added.isEmpty()) {
            return;
        }
        int before = 0;
        for (Part earlier : Part.values()) {
            if (earlier == part) {
                break;
            }
            before += part(earlier).size();
        }
        List<TranscriptItem> range = part(part).subList(from, from + count);
        range.clear();
        part(part).addAll(from, added);
        if (place != null) {
            place.replace(this, before + from, count, added);
        }
    }

    private List<TranscriptItem> part(Part part) {
        return java.util.Objects.requireNonNull(parts.get(part));
    }
}
