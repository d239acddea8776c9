package dev.parley.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A chat over pipes: a line in, an answer out, problems on standard error, no prompt in between. */
final class PipeScreen implements ChatScreen {
    private final Console console;
    private final BufferedReader lines;

    PipeScreen(Console console) {
        this.console = console;
        this.lines = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    }

    @Override
    public Input read(String prompt) {
        try {
            String line = lines.readLine();
            return line == null ? new Input.End() : new Input.Line(line);
        } catch (IOException e) {
            return new Input.End();
        }
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public void text(String text) {
        console.print(text);
    }

    @Override
    public void aside(String text) {
        console.aside(text);
    }

    @Override
    public void say(String line) {
        console.error(line);
    }

    @Override
    public void problem(String sentence) {
        console.error(sentence);
    }

    @Override
    public boolean isBroken() {
        return console.outIsBroken();
    }

    /** Without a terminal Ctrl-C is a signal that ends the program. */
    @Override
    public Watch onInterrupt(Runnable action) {
        return InterruptGuard.watch(action::run)::close;
    }

    @Override
    public void close() {
        // The standard streams belong to the process.
    }
}
