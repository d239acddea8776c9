package dev.parley.app.cli;

/** {@code parley} without a command opens the window. Where there can be none, it says why. */
final class WindowFirst {
    private final AppServices services;
    private final Console console;

    WindowFirst(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    /** Returns when the window was closed; {@code false} at once if there is none. */
    boolean open() {
        if (!Display.isPresent(services.environment(), System.getProperty("os.name", ""))) {
            console.error(Messages.text("chat.no_display"));
            return false;
        }
        if (services.openWindow(null)) {
            return true;
        }
        console.error(Messages.text("chat.display_closed"));
        return false;
    }
}
