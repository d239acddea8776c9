package dev.parley.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code parley} without a command: the window, and where there is none the chat in the terminal. */
@Command(name = "parley", mixinStandardHelpOptions = true)
final class ParleyCommand implements Callable<Integer> {
    private final AppServices services;
    private final Console console;

    ParleyCommand(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    @Override
    public Integer call() {
        String os = System.getProperty("os.name", "");
        boolean display = Display.isPresent(services.environment(), os);
        console.error(Messages.text(display ? "chat.no_window_yet" : "chat.no_display"));
        return new ChatSession(services, console).run();
    }
}
