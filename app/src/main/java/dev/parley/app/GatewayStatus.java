package dev.parley.app;

import dev.parley.app.control.Tone;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.BundledGateway;
import dev.parley.app.shell.StatusLine;
import java.net.URI;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How the bundled gateway stands, in the words of the window. */
final class GatewayStatus {
    private final BundledGateway gateway;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<StatusLine.Gateway> line;
    private final ReadOnlyObjectWrapper<Tone> tone = new ReadOnlyObjectWrapper<>(this, "tone", Tone.OFF);
    private final ReadOnlyObjectWrapper<String> words = new ReadOnlyObjectWrapper<>(this, "words", "");

    GatewayStatus(BundledGateway gateway, Texts texts, Subscriptions subscriptions) {
        this.gateway = gateway;
        this.texts = texts;
        line = new ReadOnlyObjectWrapper<>(this, "line", new StatusLine.Gateway("", ""));
        subscriptions.onInvalidated(this::show, gateway.state(), gateway.url());
        show();
    }

    ReadOnlyObjectProperty<StatusLine.Gateway> line() {
        return line.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Tone> tone() {
        return tone.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<String> words() {
        return words.getReadOnlyProperty();
    }

    /** Host and port; empty unless it runs. */
    String address() {
        URI url = gateway.url().get();
        return url == null ? "" : url.getAuthority();
    }

    private void show() {
        BundledGateway.State state = gateway.state().get();
        String address = address();
        words.set(texts.get("gateway." + state.name().toLowerCase(Locale.ROOT)));
        tone.set(
                switch (state) {
                    case STOPPED -> Tone.OFF;
                    case STARTING -> Tone.WARNING;
                    case RUNNING -> Tone.SUCCESS;
                    case FAILED -> Tone.DANGER;
                });
        line.set(
                address.isEmpty()
                        ? new StatusLine.Gateway(texts.get("gateway.with_state", words.get()), "")
                        : new StatusLine.Gateway(texts.get("gateway.name"), address));
    }
}
