package dev.parley.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley} without a command: the window, and where there is none the chat in the terminal. */
@Command(name = "parley", mixinStandardHelpOptions = true)
final class ParleyCommand implements Callable<Integer> {
    @Option(names = "--terminal", descriptionKey = "parley.terminal")
    private boolean terminal;

    private final AppServices services;
    private final Console console;

    ParleyCommand(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!terminal) {
            String os = System.getProperty("os.name", "");
            if (!Display.isPresent(services.environment(), os)) {
                console.error(Messages.text("chat.no_display"));
            } else if (services.openWindow(null)) {
                return ExitCode.OK;
            } else {
                console.error(Messages.text("chat.display_closed"));
            }
        }
        return new ChatSession(services, console).run();
    }
}
