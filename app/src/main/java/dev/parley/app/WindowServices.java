package dev.parley.app;

import dev.parley.client.store.SettingsStore;
import java.util.concurrent.Executor;

/** What the window gets from the composition root. */
interface WindowServices {

    /** Reads a small file at the first call. */
    SettingsStore settings();

    /** {@code fx} runs tasks on the toolkit's thread. */
    WindowModels.Services models(Executor fx);

    /** What the window follows where the person left it to the system. */
    default DesktopLook desktop() {
        return DesktopLook.ofSystem();
    }
}
