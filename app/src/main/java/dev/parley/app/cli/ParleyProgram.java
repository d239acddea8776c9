package dev.parley.app.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import picocli.CommandLine;

/** The program as a whole: arguments in, exit code out. Failures become one sentence on standard error. */
public final class ParleyProgram {
    private final AppServices services;
    private final Console console;
    private final Failures failures;

    public ParleyProgram(AppServices services, Console console) {
        this.services = services;
        this.console = console;
        failures = new Failures(console);
    }

    /** Whether {@link #run} is going to open the window, as far as that can be told before anything was done. */
    public static boolean opensWindow(Map<String, String> environment, String... arguments) {
        return arguments.length == 0 && Display.isPresent(environment, System.getProperty("os.name", ""));
    }

    /** Runs one command, or opens the window, with what a desktop gave if it did; see {@link ExitCode}. */
    public int run(String... arguments) {
        // The window needs none of the commands, and to make them would take a fifth of a second of its start.
        if (arguments.length == 0) {
            return guarded(this::window);
        }
        Optional<ToOpen> toOpen = arguments.length == 1 ? ToOpen.of(arguments[0]) : Optional.empty();
        return toOpen.isPresent()
                ? guarded(() -> open(toOpen.get()))
                : new Commands(services, console, failures).run(arguments);
    }

    private int window() {
        return new WindowFirst(services, console).open()
                ? ExitCode.OK
                : new Commands(services, console, failures).run(ParleyCommand.TERMINAL);
    }

    private int open(ToOpen what) {
        if (Display.isPresent(services.environment(), System.getProperty("os.name", "")) && services.openWindow(what)) {
            return ExitCode.OK;
        }
        console.error(Messages.text("open.no_display"));
        return ExitCode.FAILED;
    }

    /** Whatever fails is told, as it is for commands. */
    private int guarded(Callable<Integer> action) {
        FutureTask<Integer> task = new FutureTask<>(action);
        task.run();
        return task.state() == Future.State.SUCCESS ? task.resultNow() : failures.tell(task.exceptionNow());
    }

    /** The commands and options that there are; documents are compared with them. */
    CommandLine commands() {
        return new Commands(services, console, failures).line();
    }
}
