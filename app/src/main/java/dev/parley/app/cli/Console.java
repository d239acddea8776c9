package dev.parley.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The standard streams, in UTF-8 whatever the locale. Nothing else in the program writes to them. */
public final class Console {
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean inTerminal;
    private final boolean outTerminal;
    private final boolean errTerminal;

    /** The flags say which streams are a terminal. */
    public Console(InputStream in, OutputStream out, OutputStream err, Terminals terminals) {
        this.in = in;
        this.out = new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.inTerminal = terminals.in();
        this.outTerminal = terminals.out();
        this.errTerminal = terminals.err();
    }

    /** Which of the standard streams are a terminal. */
    public record Terminals(boolean in, boolean out, boolean err) {
        /** Reads what the launcher found out, such as {@code in,out}; without a launcher asks the JVM. */
        static Terminals of(@Nullable String launcherSays) {
            if (launcherSays == null) {
                boolean terminal = Optional.ofNullable(System.console())
                        .filter(java.io.Console::isTerminal)
                        .isPresent();
                return new Terminals(terminal, terminal, terminal);
            }
            return new Terminals(
                    launcherSays.contains("in"), launcherSays.contains("out"), launcherSays.contains("err"));
        }
    }

    /** The streams of this process. */
    public static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminals.of(System.getProperty("parley.tty")));
    }

    public InputStream in() {
        return in;
    }

    /** For a component that prints to standard output by itself. */
    public PrintStream out() {
        return out;
    }

    public boolean inIsTerminal() {
        return inTerminal;
    }

    public boolean outIsTerminal() {
        return outTerminal;
    }

    public boolean errIsTerminal() {
        return errTerminal;
    }

    /** Text of an answer, shown at once. */
    public void print(String text) {
        out.print(outTerminal ? TerminalText.clean(text) : text);
        out.flush();
    }

    /** A whole line, shown at once. */
    public void printLine(String line) {
        print(line + "\n");
    }

    /** A sentence for the person, on standard error. */
    public void error(String sentence) {
        out.flush();
        err.print(TerminalText.clean(sentence) + System.lineSeparator());
    }

    /** A remark beside the answer: dimmed, and only where both streams are a terminal. */
    public void aside(String text) {
        if (outTerminal && errTerminal) {
            err.print(DIM + TerminalText.clean(text) + RESET);
        }
    }

    /** Whether the reader of standard output has left. */
    public boolean outIsBroken() {
        return out.checkError();
    }
}
