package dev.parley.app;

import dev.parley.app.chat.Later;
import dev.parley.app.cli.ToOpen;
import dev.parley.app.fx.Fonts;
import dev.parley.app.fx.FxExecutor;
import dev.parley.app.fx.RestingPulse;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.shell.Theme;
import dev.parley.app.shell.WindowPreferences;
import dev.parley.client.store.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The program with a window: makes the stage, keeps the theme, remembers, and ends in order. */
public final class PlaygroundApp extends Application {
    private static final long CLOSE_MILLIS = 1_000;
    /** What nobody waits for is done when the window can be used. */
    private static final Duration TIDY_DELAY = Duration.millis(400);

    /** To make ready for the first answer keeps the toolkit's thread busy for half a second. */
    private static final Duration PREPARE_DELAY = Duration.millis(900);

    private static final int[] ICON_SIZES = {16, 32, 48, 128, 256};

    private final WindowServices services;
    private final Executor fx = new FxExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Texts texts = Texts.of(PlaygroundApp.class);
    private final CompletableFuture<SettingsMemory> reading = new CompletableFuture<>();
    private Runnable whenUsable = () -> {};
    private final CompletableFuture<@Nullable Void> alone = new CompletableFuture<>();
    private final CompletableFuture<WindowModels.Services> opening;
    private @Nullable WindowModels models;
    private @Nullable Stage stage;
    private volatile @Nullable MainWindow window;
    /** What came before there was a window, or is about to be shown. */
    private final Queue<ToOpen> toOpen = new ConcurrentLinkedQueue<>();

    PlaygroundApp(WindowServices services) {
        this.services = services;
        opening = reading.thenCombineAsync(alone, (read, _) -> services.models(fx), beside("prepare"));
    }

    /** Reads the settings, beside the start of the toolkit; {@link #start} waits for them. */
    void read() {
        var _ = reading.completeAsync(() -> new SettingsMemory(services.settings()), beside("settings-read"));
    }

    /** Opens what the window shows, once the settings are read: nobody else has it open. {@link #start} waits for it too. */
    void prepare() {
        alone.complete(null);
    }

    /** What nobody waits for, on the toolkit's thread once the window can be used. Before {@link #start}. */
    void whenUsable(Runnable task) {
        whenUsable = task;
    }

    private static Executor beside(String name) {
        return task -> Thread.ofPlatform().daemon().name(name).start(task);
    }

    /** Lets go of what was prepared for a window that cannot be. */
    void abandon() {
        var _ = opening.thenAccept(opened -> opened.history().close());
    }

    private SettingsMemory memory() {
        return reading.join();
    }

    @Override
    public void start(Stage primary) {
        stage = primary;
        Settings settings = memory().current();
        WindowPreferences preferences = new WindowPreferences(settings);
        DesktopLook desktop = services.desktop();
        Theme first = Theme.of(preferences.theme().get(), desktop.colors().getValue());
        first.useAsBase();
        WindowModels made = new WindowModels(opening.join());
        models = made;
        made.subscriptions().follow(preferences.network(), made.endpoints()::useNetwork);
        new LastEndpoint(made, memory()).follow(made.subscriptions());
        // From here on there are texts to be laid out.
        Fonts.load();
        MainWindow main = new MainWindow(made, preferences, getHostServices()::showDocument, isMac(), home(primary));
        Thread.currentThread()
                .setUncaughtExceptionHandler(new WindowFaults(fx, () -> main.tell(texts.get("toast.fault"))));
        main.frame().sidebarWanted().set(settings.sidebar().visible());
        main.frame().sidebarWidth().set(settings.sidebar().width());
        StageMemory place = new StageMemory(primary);
        place.restore(settings);
        // With a size from the beginning; one without takes its preferred size as soon as a picture of it is taken.
        Scene scene = new Scene(main.root(), primary.getWidth(), primary.getHeight());
        first.applyTo(scene);
        main.install(scene);
        followPreferences(main, preferences, desktop, scene);
        primary.setScene(scene);
        dress(primary, made);
        primary.setOnCloseRequest(event -> {
            if (!main.mayClose(primary::hide)) {
                event.consume();
            }
        });
        primary.setOnHidden(event -> {
            memory().keep(now -> place.in(preferences.in(now), main.frame()));
            main.close();
            made.dispose();
            closed.countDown();
        });
        primary.show();
        main.focus();
        afterFirstFrame(primary, main, made, settings, preferences);
        prepareLater(primary, main);
        window = main;
        openWaiting();
    }

    /** What an answer will need can be made when the first keys have been seen; no answer comes so early. */
    private static void prepareLater(Stage primary, MainWindow main) {
        PauseTransition later = new PauseTransition(PREPARE_DELAY);
        later.setOnFinished(event -> {
            if (primary.isShowing()) {
                main.prepareTranscript();
            }
        });
        later.play();
    }

    private SettingsHome home(Stage primary) {
        return new SettingsHome(services.folders(), services.version(), services.dialogs(() -> primary), primary::hide);
    }

    /** What is odd about the file of the settings, and about the keys in it. */
    private List<String> warnings(WindowPreferences preferences) {
        List<String> all = new ArrayList<>(memory().warnings());
        if (!preferences.oddKeys().isEmpty()) {
            all.add(texts.get("settings.odd_keys", String.join(", ", preferences.oddKeys())));
        }
        return all;
    }

    /** What can wait until there is something to see. */
    private void afterFirstFrame(
            Stage primary, MainWindow main, WindowModels made, Settings settings, WindowPreferences preferences) {
        made.history().refresh();
        made.chat().resumeOpenAnswers();
        new GatewayInTime(made.gateway(), made.chat().profile(), Later.on(fx)).follow(made.subscriptions());
        PauseTransition later = new PauseTransition(TIDY_DELAY);
        later.setOnFinished(event -> {
            RestingPulse.install();
            if (primary.isShowing()) {
                whenUsable.run();
            }
            AttachmentPlace.collect(made);
            Executor beside = task -> Thread.ofVirtual().name("icons").start(task);
            var _ = CompletableFuture.supplyAsync(PlaygroundApp::icons, beside)
                    .thenAcceptAsync(primary.getIcons()::setAll, fx);
        });
        later.play();
        String last = settings.lastChatId();
        if (last != null && settings.habits().reopenChat()) {
            main.prepareEmoji();
            reopen(made, last);
        }
        // At once, not at the end: after a crash, too, the next window opens where this one was.
        made.subscriptions()
                .onChange(made.chat().chatId(), now -> memory().keep(old -> old.withLast(old.lastProfileId(), now)));
        made.warnOfSettings(warnings(preferences));
    }

    /** Opens the chat of the last time once it is known to be there, unless the person was quicker. */
    private static void reopen(WindowModels made, String chatId) {
        Subscriptions waiting = new Subscriptions();
        Runnable look = () -> {
            boolean untouched = made.chat().chatId().get() == null
                    && made.chat().draft().get().isEmpty();
            boolean found = made.history().find(chatId).isPresent();
            if (untouched && found) {
                made.chat().open(chatId);
            }
            if (found || !untouched) {
                waiting.close();
            }
        };
        waiting.onChange(made.history().state(), state -> look.run());
        waiting.onInvalidated(look, made.history().rows());
        made.subscriptions().add(waiting::close);
        // A short list may have been read before anyone listened.
        look.run();
    }

    private void followPreferences(MainWindow window, WindowPreferences preferences, DesktopLook desktop, Scene scene) {
        Runnable applyTheme = () -> {
            Theme theme = Theme.of(preferences.theme().get(), desktop.colors().getValue());
            theme.useAsBase();
            theme.applyTo(scene);
        };
        preferences.theme().subscribe((before, now) -> applyTheme.run());
        Subscriptions ended = Objects.requireNonNull(models).subscriptions();
        ended.onChange(desktop.colors(), now -> applyTheme.run());
        Runnable applyMotion = () -> window.frame()
                .reducedMotion()
                .set(preferences.reduceMotion().get()
                        || Boolean.TRUE.equals(desktop.reducedMotion().getValue()));
        preferences.reduceMotion().subscribe(applyMotion);
        ended.onChange(desktop.reducedMotion(), now -> applyMotion.run());
        Runnable keep = () -> memory().keep(preferences::in);
        ended.onInvalidated(keep, preferences.all());
    }

    private void dress(Stage primary, WindowModels made) {
        made.chat()
                .title()
                .subscribe(title -> primary.setTitle(
                        title.isEmpty() ? texts.get("window.title_new") : texts.get("window.title", title)));
    }

    /** The pictures of the window in bars and lists of windows, which take longer to read than a frame; on any thread. */
    private static List<Image> icons() {
        ClassLoader loader = PlaygroundApp.class.getClassLoader();
        return Arrays.stream(ICON_SIZES)
                .mapToObj(size -> loader.getResource("parley/icon/parley-" + size + ".png"))
                .filter(Objects::nonNull)
                .map(place -> new Image(place.toExternalForm()))
                .toList();
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    /** Shows this as soon as there is a window; from any thread. */
    void open(ToOpen what) {
        toOpen.add(what);
        whenShown(this::openWaiting);
    }

    private void openWaiting() {
        MainWindow shown = window;
        for (ToOpen next = toOpen.poll(); next != null && shown != null; next = toOpen.poll()) {
            shown.open(next);
        }
    }

    /** Brings the window to the front; from any thread. */
    void toFront() {
        whenShown(() -> {
            Stage shown = stage;
            if (shown != null) {
                shown.setIconified(false);
                shown.toFront();
                shown.requestFocus();
            }
        });
    }

    /** Before the toolkit has started there is nothing to be done on its thread. */
    private void whenShown(Runnable task) {
        if (window != null) {
            fx.execute(task);
        }
    }

    /** Lets {@link #awaitEnd} return where the window could not be made. */
    void endUnlessShown() {
        if (stage == null || !stage.isShowing()) {
            closed.countDown();
        }
    }

    /** Blocks until the window is closed, then ends what the program still does. */
    void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        WindowModels made = models;
        if (made != null) {
            made.close();
        }
        // What was never read has nothing to be saved.
        if (reading.state() == Future.State.SUCCESS) {
            reading.resultNow().close();
        }
        AppData.change(services.folders());
    }

    /** Closes the window without asking; a toolkit's thread that does not answer does not hold it up. Blocks a moment. */
    void endNow() {
        fx.execute(() -> {
            Stage shown = stage;
            if (shown != null) {
                shown.hide();
            }
            closed.countDown();
        });
        try {
            if (!closed.await(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                Logger.getLogger(PlaygroundApp.class.getName()).warning("Ended with a window that does not answer");
                closed.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
