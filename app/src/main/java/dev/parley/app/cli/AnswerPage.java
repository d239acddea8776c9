package dev.parley.app.cli;

/** Where the text of an answer is written. */
interface AnswerPage {

    /** Text of the answer, shown at once. */
    void text(String text);

    /** A remark that is not part of the answer; may be shown dimmed or not at all. */
    void aside(String text);

    /** Whether whoever reads has left. */
    boolean isBroken();
}
