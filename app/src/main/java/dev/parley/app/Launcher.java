package dev.parley.app;

import dev.parley.app.cli.Console;
import dev.parley.app.cli.ParleyProgram;

/** The entry point of every command. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        int exitCode = new ParleyProgram(Wiring.ofProcess(), Console.ofProcess()).run(arguments);
        // Libraries leave threads behind that would keep the process alive.
        System.exit(exitCode);
    }
}
