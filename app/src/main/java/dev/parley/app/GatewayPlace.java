package dev.parley.app;

import dev.parley.app.cli.DemoProfiles;
import dev.parley.app.fx.Texts;
import dev.parley.app.gateway.ConfigurationText;
import dev.parley.app.gateway.GatewayPage;
import dev.parley.app.gateway.GatewayViewModel;
import dev.parley.app.gateway.UpstreamForm;
import dev.parley.app.gateway.UpstreamFormViewModel;
import dev.parley.app.shell.Sheet;
import dev.parley.app.shell.SheetLayer;
import dev.parley.app.shell.WindowFrame;
import dev.parley.client.store.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** The page of the gateway in the window, its sheet for another upstream, and the chat that shows a cold start. */
final class GatewayPlace implements AutoCloseable {
    private final WindowModels models;
    private final WindowFrame frame;
    private final SheetLayer sheets;
    private final Runnable leave;
    private final Runnable newChat;
    private final Consumer<String> tell;
    private final Texts texts = Texts.of(GatewayPlace.class);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final GatewayPage.Commands commands = new Commands();
    private @Nullable GatewayViewModel model;
    private @Nullable GatewayPage page;

    /** {@code leave} closes the page; {@code newChat} does so too and begins a chat; {@code tell} shows a sentence. */
    GatewayPlace(
            WindowModels models,
            WindowFrame frame,
            SheetLayer sheets,
            Runnable leave,
            Runnable newChat,
            Consumer<String> tell) {
        this.tell = tell;
        this.models = models;
        this.frame = frame;
        this.sheets = sheets;
        this.leave = leave;
        this.newChat = newChat;
    }

    /** Whether the page is shown. */
    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** Made at the first need, as it was left afterwards. Whoever comes to see the gateway for the first time sees it run. */
    void show() {
        GatewayPage shown = page;
        if (shown == null) {
            var _ = models.gateway().start();
            shown = new GatewayPage(model(), commands);
            page = shown;
            shown.sceneProperty().addListener((source, before, now) -> open.set(now != null));
        }
        frame.closeOver();
        frame.showPage(shown);
        shown.focusFirst();
    }

    private GatewayViewModel model() {
        GatewayViewModel known = model;
        if (known == null) {
            known = new GatewayViewModel(
                    new EmbeddedControl(
                            models.gateway(),
                            models.addedUpstreams(),
                            models.services().background()),
                    models.services().fx(),
                    Clock.systemUTC());
            model = known;
        }
        return known;
    }

    /** Puts the demo model to sleep and wakes it in a chat. */
    void simulateColdStart() {
        commands.simulateColdStart(model());
    }

    /** Puts the demo model to sleep, then does what asks it: that question wakes it. Starts the gateway if need be. */
    void sleepDemo(Runnable then) {
        var _ = models.gateway()
                .start()
                .whenCompleteAsync(
                        (address, fault) -> {
                            // Of a gateway that did not start the question hears why.
                            model().sleepDemo();
                            then.run();
                        },
                        models.services().fx());
    }

    private void write(Path file, String text) {
        String name = String.valueOf(file.getFileName());
        models.services().background().execute(() -> {
            String said;
            try {
                new AtomicFile(file).write(text.getBytes(StandardCharsets.UTF_8));
                said = texts.get("gateway.log_saved", name);
            } catch (IOException e) {
                said = texts.get("gateway.log_failed", e.getClass().getSimpleName());
            }
            String sentence = said;
            models.services().fx().execute(() -> tell.accept(sentence));
        });
    }

    @Override
    public void close() {
        if (page != null) {
            page.dispose();
        }
        if (model != null) {
            model.dispose();
        }
    }

    private final class Commands implements GatewayPage.Commands {
        @Override
        public void close() {
            leave.run();
        }

        @Override
        public void addUpstream(GatewayViewModel from) {
            UpstreamFormViewModel form = from.form(sheets::close);
            UpstreamForm body = new UpstreamForm(form, sheets::close);
            sheets.show(new Sheet(body.title(), body, body.buttons()));
        }

        @Override
        public void showConfiguration(GatewayViewModel from) {
            ConfigurationText body = new ConfigurationText(from.configuration());
            sheets.show(new Sheet(body.title(), body, body.buttons(sheets::close)));
        }

        @Override
        public void saveLog(String text) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(texts.get("gateway.log_file"));
            chooser.setInitialFileName("parley-gateway.log");
            File file = chooser.showSaveDialog(
                    frame.getScene() == null ? null : frame.getScene().getWindow());
            if (file != null) {
                write(file.toPath(), text);
            }
        }

        /** Through the relay, where endpoints sleep: the chat shows the steps of the wait as those of any other. */
        @Override
        public void simulateColdStart(GatewayViewModel from) {
            newChat.run();
            models.profiles()
                    .find(DemoProfiles.RELAY.id())
                    .ifPresent(demo -> sleepDemo(() -> {
                        models.chat().choose(demo, demo.model());
                        models.chat().draft().set(texts.get("gateway.cold_message"));
                        models.chat().send();
                    }));
        }
    }
}
