package dev.parley.app.cli;

/** What a chat in text is held on: a terminal, or a pair of pipes. Used by one thread. */
interface ChatScreen extends AnswerPage, AutoCloseable {

    /** What came from the person. */
    sealed interface Input {
        record Line(String text) implements Input {}

        /** Ctrl-C at the prompt: what was typed is dropped. */
        record Interrupted() implements Input {}

        /** The end of the input: Ctrl-D, or the pipe's end. */
        record End() implements Input {}
    }

    /** Blocks for the next line. */
    Input read(String prompt);

    /** Whether a person sits there, so that a greeting and hints are wanted. */
    boolean isInteractive();

    /** A line for the person. */
    void say(String line);

    /** What went wrong, in one sentence. */
    void problem(String sentence);

    /** Runs {@code action} at Ctrl-C until the returned watch is closed. */
    Watch onInterrupt(Runnable action);

    /** Ends when it is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    void close();
}
