package dev.parley.app;

import dev.parley.app.shell.settings.DataDialogs;
import dev.parley.app.shell.settings.SystemDataDialogs;
import dev.parley.client.store.DataFolders;
import dev.parley.client.store.SettingsStore;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What the window gets from the composition root. */
interface WindowServices {

    /** Reads a small file at the first call. */
    SettingsStore settings();

    /** {@code fx} runs tasks on the toolkit's thread. */
    WindowModels.Services models(Executor fx);

    /** Where everything of the person lies. */
    DataFolders folders();

    /** The version of this build. */
    String version();

    /** Asks the person for files. */
    default DataDialogs dialogs(Supplier<@Nullable Window> owner) {
        return new SystemDataDialogs(owner);
    }

    /** What the window follows where the person left it to the system. */
    default DesktopLook desktop() {
        return DesktopLook.ofSystem();
    }
}
