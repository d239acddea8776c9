package dev.parley.app;

import dev.parley.app.cli.DemoProfiles;
import dev.parley.app.fx.Texts;
import dev.parley.app.gateway.GatewayPage;
import dev.parley.app.gateway.GatewayViewModel;
import dev.parley.app.gateway.UpstreamForm;
import dev.parley.app.gateway.UpstreamFormViewModel;
import dev.parley.app.shell.Sheet;
import dev.parley.app.shell.SheetLayer;
import dev.parley.app.shell.WindowFrame;
import java.time.Clock;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** The page of the gateway in the window, its sheet for another upstream, and the chat that shows a cold start. */
final class GatewayPlace implements AutoCloseable {
    private final WindowModels models;
    private final WindowFrame frame;
    private final SheetLayer sheets;
    private final Runnable leave;
    private final Runnable newChat;
    private final Texts texts = Texts.of(GatewayPlace.class);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private @Nullable GatewayViewModel model;
    private @Nullable GatewayPage page;

    /** {@code leave} closes the page; {@code newChat} does so too and begins a chat. */
    GatewayPlace(WindowModels models, WindowFrame frame, SheetLayer sheets, Runnable leave, Runnable newChat) {
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

    /** Made at the first need, as it was left afterwards. */
    void show() {
        GatewayPage shown = page;
        if (shown == null) {
            GatewayViewModel made = new GatewayViewModel(
                    new EmbeddedControl(
                            models.gateway(),
                            models.addedUpstreams(),
                            models.services().background()),
                    models.services().fx(),
                    Clock.systemUTC());
            shown = new GatewayPage(made, new Commands());
            model = made;
            page = shown;
            shown.sceneProperty().addListener((source, before, now) -> open.set(now != null));
        }
        frame.closeOver();
        frame.showPage(shown);
        shown.focusFirst();
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

        /** Through the relay, where endpoints sleep: the chat shows the steps of the wait as those of any other. */
        @Override
        public void simulateColdStart() {
            newChat.run();
            models.profiles().find(DemoProfiles.RELAY.id()).ifPresent(demo -> {
                models.chat().choose(demo, demo.model());
                models.chat().draft().set(texts.get("gateway.cold_message"));
            });
        }
    }
}
