package dev.parley.app.profiles;

import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.ProxyText;
import dev.parley.client.endpoint.SecretUse;
import dev.parley.client.endpoint.TlsSettings;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the way to an endpoint has secrets for in the editor: the login of the proxy, and the password that opens the key of
 * the client certificate. For the toolkit's thread.
 */
public final class NetworkSecrets {
    private final LoginEdit login;
    private final KeyEdit password;
    private final ReadOnlyObjectWrapper<String> proxy = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> opened = new ReadOnlyObjectWrapper<>("");

    /** {@code saved}: the profile that may have some; {@code null}: none. */
    NetworkSecrets(@Nullable EndpointProfile saved, Runnable onChange) {
        login = new LoginEdit(saved != null && SecretUse.PROXY_LOGIN.of(saved) != null, onChange);
        password = KeyEdit.password(saved != null && SecretUse.CERTIFICATE_PASSWORD.of(saved) != null, onChange);
    }

    public LoginEdit login() {
        return login;
    }

    public KeyEdit password() {
        return password;
    }

    /** Where the login goes, as {@code proxy.example:3128}; empty while no proxy is named. */
    public ReadOnlyObjectProperty<String> proxy() {
        return proxy.getReadOnlyProperty();
    }

    /** The name of the file that the password opens; empty while there is none. */
    public ReadOnlyObjectProperty<String> opened() {
        return opened.getReadOnlyProperty();
    }

    /** Whether there is one, stored or typed. */
    public boolean isAny() {
        return login.secret().willExist() || password.willExist();
    }

    /**
     * Looks at where the secrets would go by what is typed.
     *
     * @param before what is saved, which the stored ones belong to
     * @param problems gets a sentence for a secret that cannot go there
     */
    void check(
            Texts texts,
            Function<DraftField, String> typed,
            NetworkSettings before,
            BiConsumer<DraftField, String> problems) {
        NetworkSettings now = NetworkTexts.read(typed, before, (field, key) -> {});
        ProxySettings toProxy = ProxySettings.NONE.equals(now.proxy()) ? null : now.proxy();
        proxy.set(toProxy == null ? "" : ProxyText.of(toProxy));
        Path file = opened(now.tls());
        Path name = file == null ? null : file.getFileName();
        opened.set(name == null ? "" : name.toString());
        if (!login.problem().isEmpty()) {
            problems.accept(DraftField.PROXY_LOGIN, login.problem());
        } else if (login.secret().typed() != null && toProxy == null) {
            problems.accept(DraftField.PROXY_LOGIN, texts.get("problem.login_without_proxy"));
        } else if (login.secret().isKept() && toProxy != null && toProxy.credentials() == null) {
            problems.accept(DraftField.PROXY_LOGIN, texts.get("problem.login_of_other", ProxyText.of(before.proxy())));
        }
        if (password.isUnusable()) {
            problems.accept(DraftField.CERTIFICATE_PASSWORD, texts.get("problem.password"));
        } else if (password.typed() != null && file == null) {
            problems.accept(DraftField.CERTIFICATE_PASSWORD, texts.get("problem.password_without_file"));
        } else if (password.isKept() && file != null && now.tls().password() == null) {
            problems.accept(DraftField.CERTIFICATE_PASSWORD, texts.get("problem.password_of_other"));
        }
    }

    private static @Nullable Path opened(TlsSettings tls) {
        return tls.certificate() == null || tls.key() == null ? tls.certificate() : tls.key();
    }

    @Override
    public String toString() {
        return "NetworkSecrets[" + login + ", " + password + "]";
    }
}
