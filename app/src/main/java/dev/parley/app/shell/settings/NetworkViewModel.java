package dev.parley.app.shell.settings;

import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.ProxyText;
import dev.parley.client.endpoint.TlsFileException;
import dev.parley.client.endpoint.TlsFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The way to endpoints whose profile says nothing about it, as texts that are typed. What is typed holds once it was
 * {@linkplain #apply applied} and found good; until then what held before holds. For the toolkit's thread.
 */
public final class NetworkViewModel {
    private final Texts texts = Texts.of(NetworkViewModel.class);
    private final ObjectProperty<NetworkSettings> chosen;
    private final Executor fx;
    private final Executor background;
    private final StringProperty proxy = new SimpleStringProperty(this, "proxy", "");
    private final StringProperty exceptions = new SimpleStringProperty(this, "exceptions", "");
    private final StringProperty authorities = new SimpleStringProperty(this, "authorities", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private int applied;

    /** {@code background} reads the file of the authorities. */
    public NetworkViewModel(ObjectProperty<NetworkSettings> chosen, Executor fx, Executor background) {
        this.chosen = chosen;
        this.fx = fx;
        this.background = background;
        reset();
    }

    /** The texts of what holds. */
    void reset() {
        NetworkSettings now = chosen.get();
        proxy.set(ProxyText.of(now.proxy()));
        exceptions.set(ProxyText.exceptions(now.proxy()));
        Path file = now.tls().authorities();
        authorities.set(file == null ? "" : file.toString());
        problem.set("");
    }

    StringProperty proxy() {
        return proxy;
    }

    StringProperty exceptions() {
        return exceptions;
    }

    StringProperty authorities() {
        return authorities;
    }

    /** Why what is typed does not hold, as a sentence; empty if it does. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Looks through what is typed and makes it hold if all of it is good. */
    void apply() {
        int turn = ++applied;
        ProxySettings typed;
        try {
            typed = ProxyText.parse(proxy.get(), exceptions.get(), chosen.get().proxy());
        } catch (IllegalArgumentException e) {
            problem.set(texts.get("network.no_proxy_text"));
            return;
        }
        Path file;
        try {
            file = authorities.get().isBlank()
                    ? null
                    : Path.of(authorities.get().strip());
        } catch (InvalidPathException e) {
            problem.set(texts.get("network.no_path"));
            return;
        }
        NetworkSettings wanted =
                chosen.get().withProxy(typed).withTls(chosen.get().tls().withAuthorities(file));
        List<String> problems = wanted.problems();
        if (!problems.isEmpty()) {
            problem.set(String.join(" ", problems));
            return;
        }
        background.execute(() -> {
            String unreadable = unreadable(file);
            fx.execute(() -> {
                // What was typed meanwhile is looked through on its own.
                if (turn == applied) {
                    problem.set(unreadable);
                    if (unreadable.isEmpty()) {
                        chosen.set(wanted);
                    }
                }
            });
        });
    }

    private static String unreadable(@Nullable Path file) {
        if (file != null) {
            try {
                TlsFiles.authorities(file);
            } catch (TlsFileException e) {
                return String.valueOf(e.getMessage());
            }
        }
        return "";
    }
}
