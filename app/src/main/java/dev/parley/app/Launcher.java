package dev.parley.app;

import dev.parley.app.cli.Console;
import dev.parley.app.cli.ParleyProgram;
import dev.parley.app.fx.ToolkitStart;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The entry point of every command. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        AppLog.use();
        ToolkitStart toolkit = new ToolkitStart();
        if (ParleyProgram.opensWindow(System.getenv(), arguments)) {
            toolkit.begin();
        }
        // A fault on a thread of a library is for the log file; the person gets one sentence from whoever waits for it.
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> Logger.getLogger(Launcher.class.getName())
                .log(Level.SEVERE, "{0} ended by {1}", new Object[] {
                    thread.getName(), fault.getClass().getName()
                }));
        int exitCode = new ParleyProgram(Wiring.ofProcess(toolkit), Console.ofProcess()).run(arguments);
        // Libraries leave threads behind that would keep the process alive.
        System.exit(exitCode);
    }
}
