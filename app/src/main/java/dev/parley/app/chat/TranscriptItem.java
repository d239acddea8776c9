package dev.parley.app.chat;

import dev.parley.app.markdown.Block;

/** What one cell of the transcript shows. A turn is a run of items; a long answer is many of them. */
public sealed interface TranscriptItem {

    /** The bubble of what the person wrote. */
    record UserMessage(TurnViewModel turn) implements TranscriptItem {}

    /** The line above an answer: model, profile, time. */
    record AnswerHead(TurnViewModel turn) implements TranscriptItem {}

    /** The line "Thought for n s", which opens and closes the thoughts. */
    record ReasoningLine(TurnViewModel turn) implements TranscriptItem {}

    /** One block of the thoughts; there only while they are open. */
    record ReasoningBlock(TurnViewModel turn, Block block) implements TranscriptItem {}

    /** One tool call; {@code position} is that in {@link TurnViewModel#toolCalls()}. */
    record ToolCard(TurnViewModel turn, int position) implements TranscriptItem {}

    /** One block of the answer. */
    record AnswerBlock(TurnViewModel turn, Block block) implements TranscriptItem {}

    /** Where the attempt stands, until the first piece of the answer. */
    record PhaseCard(TurnViewModel turn) implements TranscriptItem {}

    /** Nothing has come for a while of an answer that had begun; see {@link TurnViewModel#quietSince()}. */
    record QuietNotice(TurnViewModel turn) implements TranscriptItem {}

    /** A part of the answer is too long to be drawn whole. */
    record LongNotice(TurnViewModel turn) implements TranscriptItem {}

    /** Why the answer was cut or failed, or that it was stopped. */
    record FaultCard(TurnViewModel turn) implements TranscriptItem {}

    /** Buttons and figures below an answer that has ended. */
    record Actions(TurnViewModel turn) implements TranscriptItem {}

    /** A message that waits for the answer on its way; {@code position} is that in the queue. */
    record WaitingMessage(int position, String text) implements TranscriptItem {}
}
