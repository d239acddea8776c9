package dev.parley.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A chat in a terminal, with line editing. What was typed is remembered while the program runs and never written. */
final class JLineScreen implements ChatScreen {
    private static final String DIM = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    private final Terminal terminal;
    private final LineReader reader;

    /**
     * Takes the terminal of the process.
     *
     * @throws IOException if there is none that can be used
     */
    static JLineScreen ofProcess() throws IOException {
        return new JLineScreen(TerminalBuilder.builder()
                .system(true)
                .encoding(StandardCharsets.UTF_8)
                .build());
    }

    /** Takes {@code terminal}, and closes it with itself. */
    JLineScreen(Terminal terminal) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // "!" is an ordinary character
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .build();
    }

    @Override
    public Input read(String prompt) {
        try {
            return new Input.Line(reader.readLine(prompt));
        } catch (UserInterruptException e) {
            return new Input.Interrupted();
        } catch (EndOfFileException e) {
            return new Input.End();
        }
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public void text(String text) {
        write(TerminalText.clean(text));
    }

    @Override
    public void aside(String text) {
        write(DIM + TerminalText.clean(text) + RESET);
    }

    @Override
    public void say(String line) {
        write(TerminalText.clean(line) + System.lineSeparator());
    }

    @Override
    public void problem(String sentence) {
        say(sentence);
    }

    private void write(String text) {
        terminal.writer().print(text);
        terminal.writer().flush();
    }

    @Override
    public boolean isBroken() {
        return terminal.writer().checkError();
    }

    @Override
    public Watch onInterrupt(Runnable action) {
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> action.run());
        return () -> terminal.handle(Terminal.Signal.INT, before);
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException leftAsItIs) {
            terminal.writer().flush();
        }
    }
}
