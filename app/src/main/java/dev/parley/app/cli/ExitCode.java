package dev.parley.app.cli;

/** What the process says when it ends. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    /** 128 + SIGINT. */
    public static final int CANCELLED = 130;
    /** 128 + SIGPIPE: whoever read the output has left. */
    public static final int BROKEN_PIPE = 141;

    private ExitCode() {}
}
