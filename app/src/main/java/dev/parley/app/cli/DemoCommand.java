package dev.parley.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley demo}: the window at a place of its own, so that an audience sees no chat of the presenter's. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final AppServices services;
    private final Console console;

    @Option(names = "--reset")
    boolean reset;

    DemoCommand(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    @Override
    public Integer call() {
        AppServices demo = services.demo();
        if (reset && !demo.forgetChats()) {
            console.error(Messages.text("demo.open"));
            return ExitCode.FAILED;
        }
        if (Display.isPresent(services.environment(), System.getProperty("os.name", "")) && demo.openWindow(null)) {
            return ExitCode.OK;
        }
        console.error(Messages.text("demo.no_display"));
        return ExitCode.FAILED;
    }
}
