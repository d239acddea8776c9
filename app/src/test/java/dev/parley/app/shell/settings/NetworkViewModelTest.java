package dev.parley.app.shell.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.SessionSecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkViewModelTest {
    private final ObjectProperty<NetworkSettings> chosen = new SimpleObjectProperty<>(NetworkSettings.DEFAULT);
    private final Queue<Runnable> disk = new ArrayDeque<>();
    private final SessionSecretStore keys = new SessionSecretStore("This is a test.");
    private final NetworkViewModel model = new NetworkViewModel(chosen, () -> keys, Runnable::run, disk::add);

    private void apply() {
        model.apply();
        work();
    }

    private void work() {
        for (Runnable task = disk.poll(); task != null; task = disk.poll()) {
            task.run();
        }
    }

    private String login() {
        ProxySettings proxy = chosen.get().proxy();
        Secret secret = proxy == null || proxy.credentials() == null ? null : keys.find(proxy.credentials());
        return secret == null ? "" : secret.reveal();
    }

    private void log(String user, String password) {
        model.applyLogin(user, password, () -> {});
        work();
    }

    @Test
    void aLoginIsKeptForItsProxyInTheKeyStoreAndForgottenWithIt() {
        model.proxy().set("proxy.example:3128");
        apply();
        assertThat(model.loginStored().get()).isFalse();
        log("me", "secret-4711");
        assertThat(login()).isEqualTo("me:secret-4711");
        assertThat(model.loginStored().get()).isTrue();
        assertThat(model.loginProblem().get()).as("where it is kept").contains("This is a test.");
        assertThat(chosen.get().toString()).doesNotContain("4711");
        SecretRef ref = chosen.get().proxy().credentials();
        model.exceptions().set(".intern");
        apply();
        assertThat(login()).isEqualTo("me:secret-4711");
        model.proxy().set("other.example:3128");
        apply();
        assertThat(model.loginStored().get()).isFalse();
        assertThat(keys.find(ref)).isNull();
        log("me", "again");
        SecretRef second = chosen.get().proxy().credentials();
        model.removeLogin();
        work();
        assertThat(model.loginStored().get()).isFalse();
        assertThat(keys.find(second)).isNull();
        assertThat(chosen.get().proxy().host()).isEqualTo("other.example");
    }

    @Test
    void aLoginThatIsNoneOrHasNoProxyIsSaid() {
        log("me", "secret-4711");
        assertThat(model.loginProblem().get()).contains("needs a proxy");
        model.proxy().set("proxy.example:3128");
        apply();
        log("me", "");
        assertThat(model.loginProblem().get()).contains("needs its password");
        log("", "");
        assertThat(model.loginProblem().get()).isEmpty();
        assertThat(model.loginStored().get()).isFalse();
    }

    @Test
    void aProxyThatBecameAnotherOneMeanwhileGetsNoLogin() {
        model.proxy().set("proxy.example:3128");
        apply();
        model.applyLogin("me", "secret-4711", () -> {});
        chosen.set(NetworkSettings.DEFAULT.withProxy(ProxySettings.of("other.example", 3128)));
        work();
        assertThat(model.loginStored().get()).isFalse();
        assertThat(keys.find(new SecretRef("settings-proxy", "http://proxy.example:3128")))
                .isNull();
    }

    @Test
    void aKeyStoreThatCannotKeepItIsHeard() {
        NetworkViewModel locked = new NetworkViewModel(
                chosen,
                () -> {
                    throw new SecretStoreException("The key ring is locked.");
                },
                Runnable::run,
                disk::add);
        chosen.set(NetworkSettings.DEFAULT.withProxy(ProxySettings.of("proxy.example", 3128)));
        locked.applyLogin("me", "secret-4711", () -> {});
        work();
        assertThat(locked.loginProblem().get()).isEqualTo("The key ring is locked.");
        assertThat(locked.loginStored().get()).isFalse();
    }

    @Test
    void whatIsTypedHoldsOnceItIsApplied() {
        model.proxy().set(" proxy.example:3128 ");
        model.exceptions().set(".intern.example, 10.0.0.5");
        assertThat(chosen.get()).isEqualTo(NetworkSettings.DEFAULT);
        apply();
        assertThat(model.problem().get()).isEmpty();
        assertThat(chosen.get().proxy())
                .isEqualTo(ProxySettings.of("proxy.example", 3128).withNoProxy(List.of(".intern.example", "10.0.0.5")));
        model.proxy().set("Direct");
        apply();
        assertThat(chosen.get().proxy()).isEqualTo(ProxySettings.NONE);
        model.reset();
        assertThat(model.proxy().get()).isEqualTo("direct");
        assertThat(model.exceptions().get()).isEmpty();
        model.proxy().set("");
        apply();
        assertThat(chosen.get()).isEqualTo(NetworkSettings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.example,'',Write a proxy as host:port",
        "http://proxy.example:80,'',must be a host name or an address",
        "proxy.example:70000,'',between 1 and 65535",
        "proxy.example:80,10.0.0.0/8,holds a network",
    })
    void whatIsWrongIsSaidAndWhatHeldHolds(String proxy, String exceptions, String problem) {
        NetworkSettings before = NetworkSettings.DEFAULT.withProxy(ProxySettings.of("before.example", 1));
        chosen.set(before);
        model.reset();
        model.proxy().set(proxy);
        model.exceptions().set(exceptions);
        apply();
        assertThat(model.problem().get()).contains(problem);
        assertThat(chosen.get()).isEqualTo(before);
    }

    @Test
    void authoritiesMustBeAFileOfCertificates(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("own.pem");
        model.authorities().set("own.pem");
        apply();
        assertThat(model.problem().get()).contains("full path");
        model.authorities().set(file.toString());
        apply();
        assertThat(model.problem().get()).contains("missing");
        Files.writeString(file, "no certificate");
        apply();
        assertThat(model.problem().get()).contains(file.toString());
        assertThat(chosen.get().tls()).isEqualTo(TlsSettings.DEFAULT);
    }

    @Test
    void whatIsTypedLaterIsNotUndoneByWhatIsStillLookedThrough() {
        model.proxy().set("first.example:1");
        model.apply();
        model.proxy().set("");
        apply();
        assertThat(chosen.get().proxy()).isNull();
    }
}
