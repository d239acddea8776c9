package dev.parley.app.shell.settings;

import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.ProxyText;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.TlsFileException;
import dev.parley.client.endpoint.TlsFiles;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.SecretStoreException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/**
 * The way to endpoints whose profile says nothing about it, as texts that are typed. What is typed holds once it was
 * {@linkplain #apply applied} and found good; until then what held before holds. For the toolkit's thread.
 */
public final class NetworkViewModel {
    /** The entry of the key store for the login of the proxy. */
    private static final String LOGIN_ID = "settings-proxy";

    private final Texts texts = Texts.of(NetworkViewModel.class);
    private final ObjectProperty<NetworkSettings> chosen;
    private final Supplier<SecretStore> keys;
    private final Executor fx;
    private final Executor background;
    private final StringProperty proxy = new SimpleStringProperty(this, "proxy", "");
    private final StringProperty exceptions = new SimpleStringProperty(this, "exceptions", "");
    private final StringProperty authorities = new SimpleStringProperty(this, "authorities", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyStringWrapper loginProblem = new ReadOnlyStringWrapper(this, "loginProblem", "");
    private final BooleanBinding loginStored;
    private int applied;

    /**
     * Begins with what holds.
     *
     * @param keys where the login of the proxy is kept; asked in the background only
     * @param background reads the file of the authorities and works on the login
     */
    public NetworkViewModel(
            ObjectProperty<NetworkSettings> chosen, Supplier<SecretStore> keys, Executor fx, Executor background) {
        this.chosen = chosen;
        this.keys = keys;
        this.loginStored = Bindings.createBooleanBinding(() -> credentials(chosen.get()) != null, chosen);
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
        loginProblem.set("");
    }

    private static @Nullable SecretRef credentials(NetworkSettings settings) {
        ProxySettings proxy = settings.proxy();
        return proxy == null ? null : proxy.credentials();
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
                        SecretRef before = credentials(chosen.get());
                        chosen.set(wanted);
                        if (before != null && !before.equals(credentials(wanted))) {
                            forget(before);
                        }
                    }
                }
            });
        });
    }

    /** Whether the proxy has a login in the key store. */
    ObservableBooleanValue loginStored() {
        return loginStored;
    }

    /** Why the login does not hold, or what became of it, as a sentence; empty if all is well. */
    ReadOnlyStringProperty loginProblem() {
        return loginProblem.getReadOnlyProperty();
    }

    /**
     * Stores the login of the proxy that holds; nothing in both is none and changes nothing.
     *
     * @param done runs once it is stored
     */
    void applyLogin(CharSequence user, CharSequence password, Runnable done) {
        loginProblem.set("");
        if (user.toString().isBlank() && password.isEmpty()) {
            return;
        }
        ProxySettings to = chosen.get().proxy();
        if (to == null || to.equals(ProxySettings.NONE)) {
            loginProblem.set(texts.get("network.login_without_proxy"));
            return;
        }
        Secret login;
        try {
            login = ProxyText.login(user, password);
        } catch (IllegalArgumentException e) {
            loginProblem.set(String.valueOf(e.getMessage()));
            return;
        }
        SecretRef ref = Objects.requireNonNull(to.withCredentials(LOGIN_ID).credentials());
        background.execute(() -> {
            Told told = work(store -> {
                store.put(ref, login);
                return store.isPersistent() ? "" : store.description();
            });
            fx.execute(() -> stored(ref, told, done));
        });
    }

    private void stored(SecretRef ref, Told told, Runnable done) {
        loginProblem.set(told.sentence());
        if (!told.worked()) {
            return;
        }
        ProxySettings now = chosen.get().proxy();
        if (now == null || !now.origin().equals(ref.origin())) {
            forget(ref); // The proxy became another one meanwhile.
            return;
        }
        chosen.set(chosen.get().withProxy(now.withCredentials(LOGIN_ID)));
        done.run();
    }

    /** Removes the login from the settings and the key store. */
    void removeLogin() {
        ProxySettings now = chosen.get().proxy();
        SecretRef ref = credentials(chosen.get());
        if (now != null && ref != null) {
            loginProblem.set("");
            chosen.set(chosen.get().withProxy(now.withoutCredentials()));
            forget(ref);
        }
    }

    /** What came of work on the key store, and what a person should know of it; empty: nothing. */
    private record Told(boolean worked, String sentence) {}

    private void forget(SecretRef ref) {
        background.execute(() -> {
            Told told = work(store -> {
                store.delete(ref);
                return "";
            });
            if (!told.worked()) {
                fx.execute(() -> loginProblem.set(told.sentence()));
            }
        });
    }

    private Told work(Function<SecretStore, String> work) {
        try {
            return new Told(true, work.apply(keys.get()));
        } catch (SecretStoreException e) {
            return new Told(false, String.valueOf(e.getMessage()));
        }
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
