package dev.parley.gateway.upstream.process;

/** How a process ended, in words. Pure. */
final class ExitWords {
    private static final int SIGNALLED = 128;
    private static final int NOT_FOUND = 127;
    private static final int NOT_RUNNABLE = 126;

    private ExitWords() {}

    /** Such as "ended with code 3". */
    static String of(int code) {
        return switch (code) {
            case NOT_FOUND -> "ended with code 127 (a program was not found)";
            case NOT_RUNNABLE -> "ended with code 126 (a program could not be run)";
            case SIGNALLED + 6 -> "crashed (signal 6, aborted)";
            case SIGNALLED + 9 -> "was killed (signal 9; perhaps the memory ran out)";
            case SIGNALLED + 11 -> "crashed (signal 11, bad memory access)";
            case SIGNALLED + 15 -> "was ended by somebody (signal 15)";
            default ->
                code > SIGNALLED && code < SIGNALLED + 65
                        ? "was ended by signal " + (code - SIGNALLED)
                        : "ended with code " + code;
        };
    }
}
