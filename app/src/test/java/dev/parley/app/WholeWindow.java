package dev.parley.app;

import dev.parley.app.cli.ToOpen;
import dev.parley.app.shell.settings.DataDialogs;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.store.DataFolders;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.store.NotebookStore;
import dev.parley.client.store.ParameterStore;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.SessionSecretStore;
import dev.parley.client.store.Settings;
import dev.parley.client.store.SettingsStore;
import dev.parley.client.store.UpstreamStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The whole window inside the test's process: everything is real but the key ring, in whose place keys are held in
 * memory.
 */
public final class WholeWindow implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final PlaygroundApp app;
    private final Stage stage;

    private WholeWindow(PlaygroundApp app, Stage stage) {
        this.app = app;
        this.stage = stage;
    }

    /** Where everything lies below a home. */
    public static DataFolders folders(Path home) {
        return new DataFolders(home, history(home), home.resolve("logs"));
    }

    /** The file that a person would choose for a ZIP file of this name. */
    public static Path chosen(Path home, String name) {
        return home.resolve("chosen").resolve(name + ".zip");
    }

    /** Where the settings lie below a home. */
    public static Path settings(Path home) {
        return home.resolve("settings.json");
    }

    /** Where the profiles lie below a home. */
    public static Path profiles(Path home) {
        return home.resolve("profiles.json");
    }

    /** Where the chats lie below a home. */
    public static Path history(Path home) {
        return home.resolve("history");
    }

    /** Opens it with what lies in this folder. */
    public static WholeWindow open(Path home) {
        return open(home, UnaryOperator.identity());
    }

    /** The same with keys that a key ring would have. */
    public static WholeWindow open(Path home, SecretStore keys) {
        return open(new Services(home, UnaryOperator.identity(), DesktopLook::ofSystem, keys));
    }

    /** Writes what is logged from now on where the program does, below a home. */
    public static AutoCloseable log(Path home) {
        Logger root = Logger.getLogger("");
        PrivateLogHandler handler = new PrivateLogHandler(home.resolve("logs"), 1 << 20, 3);
        root.addHandler(handler);
        return () -> {
            root.removeHandler(handler);
            handler.close();
        };
    }

    /** The same; {@code around} may put something between the window and its history. */
    public static WholeWindow open(Path home, UnaryOperator<History> around) {
        return open(new Services(home, around, DesktopLook::ofSystem));
    }

    /** The same on a desktop that looks as these properties say. */
    public static WholeWindow open(
            Path home, ObservableValue<ColorScheme> colors, ObservableValue<Boolean> reducedMotion) {
        return open(new Services(home, UnaryOperator.identity(), () -> new DesktopLook(colors, reducedMotion)));
    }

    private static WholeWindow open(WindowServices services) {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new AssertionError("no toolkit", e);
        }
        return onFx(() -> {
            Platform.setImplicitExit(false);
            PlaygroundApp app = new PlaygroundApp(services);
            app.read();
            app.prepare();
            Stage stage = new Stage();
            app.start(stage);
            return new WholeWindow(app, stage);
        });
    }

    /** Writes how the next window opens: in this size and theme, at the top left. */
    public static void prepare(Path home, int width, int height, Settings.Theme theme) {
        SettingsStore store = SettingsStore.open(settings(home));
        store.save(store.current()
                .withTheme(theme)
                .withMotion(true, true)
                .withWindow(new Settings.Bounds(0, 0, width, height), false));
    }

    /** Gives it what a desktop would, a link or the path of a file. */
    public void opens(String argument) {
        app.open(ToOpen.of(argument).orElseThrow());
    }

    public Stage stage() {
        return stage;
    }

    /** Closes it as a person does, and waits until all is written. */
    @Override
    public void close() {
        onFx(() -> {
            stage.hide();
            return true;
        });
        app.awaitEnd();
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), task);
    }

    /** What the composition root makes, in one folder. */
    private record Services(Path home, UnaryOperator<History> around, Supplier<DesktopLook> look, SecretStore keys)
            implements WindowServices {
        Services(Path home, UnaryOperator<History> around, Supplier<DesktopLook> look) {
            this(home, around, look, new SessionSecretStore("Keys are kept in memory during tests."));
        }

        @Override
        public DesktopLook desktop() {
            return look.get();
        }

        @Override
        public SettingsStore settings() {
            return SettingsStore.open(WholeWindow.settings(home));
        }

        @Override
        public DataFolders folders() {
            return WholeWindow.folders(home);
        }

        @Override
        public String version() {
            return "test";
        }

        /** Files of fixed names take the place of dialogs of the system, which nobody can press here. */
        @Override
        public DataDialogs dialogs(Supplier<Window> owner) {
            return new DataDialogs() {
                @Override
                public Path save(String name) {
                    return chosen(home, name);
                }

                @Override
                public Path openBackup() {
                    return chosen(home, "backup-to-read");
                }

                @Override
                public Path openCertificates() {
                    return home.resolve("authorities.pem");
                }
            };
        }

        @Override
        public WindowModels.Services models(Executor fx) {
            return new WindowModels.Services(
                    around.apply(Histories.open(history(home))),
                    ProfileStore.open(profiles(home)),
                    () -> keys,
                    ParameterStore.open(home.resolve("parameters.json")),
                    AttachmentStore.open(home.resolve("attachments")),
                    NotebookStore.open(home.resolve("notebook.json")),
                    new GatewayHome(
                            home.resolve("gateway"),
                            UpstreamStore.open(home.resolve("gateway.json")),
                            Map.<String, String>of()::get),
                    fx,
                    task -> Thread.ofVirtual().name("window").start(task));
        }
    }
}
