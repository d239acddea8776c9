package dev.parley.app.cli;

import java.io.IOException;

/** The chat on the streams of this process. */
final class ChatSession {
    private final AppServices services;
    private final Console console;

    ChatSession(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    /** Talks until the person leaves or the input ends; see {@link ExitCode}. */
    int run() {
        try (ChatScreen screen = screen();
                ChatEndpoints endpoints = new ProfileEndpoints(services)) {
            services.savedProfileWarnings().forEach(screen::problem);
            return new TerminalChat(screen, endpoints).run();
        }
    }

    private ChatScreen screen() {
        if (!console.inIsTerminal() || !console.outIsTerminal()) {
            return new PipeScreen(console);
        }
        try {
            return JLineScreen.ofProcess();
        } catch (IOException noTerminal) {
            return new PipeScreen(console);
        }
    }
}
