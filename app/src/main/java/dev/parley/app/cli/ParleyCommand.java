package dev.parley.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley} without a command: the window, and where there is none the chat in the terminal. */
@Command(name = "parley", mixinStandardHelpOptions = true)
final class ParleyCommand implements Callable<Integer> {
    /** Says that no window is wanted. */
    static final String TERMINAL = "--terminal";

    @Option(names = TERMINAL, descriptionKey = "parley.terminal")
    private boolean terminal;

    private final AppServices services;
    private final Console console;

    ParleyCommand(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!terminal && new WindowFirst(services, console).open()) {
            return ExitCode.OK;
        }
        return new ChatSession(services, console).run();
    }
}
