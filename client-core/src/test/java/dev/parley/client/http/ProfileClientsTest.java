package dev.parley.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.TlsFileException;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.testkit.TlsIdentity;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileClientsTest {
    private static final AttemptSecrets NONE = new AttemptSecrets(null, null, null);
    private static final NetworkSettings PROXIED =
            NetworkSettings.DEFAULT.withProxy(ProxySettings.of("proxy.example", 3128));

    private final ProfileClients clients = new ProfileClients();

    @AfterEach
    void close() {
        clients.close();
    }

    private OkHttpClient client(NetworkSettings settings, AttemptSecrets secrets) throws TlsFileException {
        return clients.of(settings, secrets).client();
    }

    @Test
    void equalSettingsShareAClientAndAllShareConnections() throws TlsFileException {
        OkHttpClient plain = client(NetworkSettings.DEFAULT, NONE);
        assertThat(client(NetworkSettings.DEFAULT.withKeyOverPlainHttp(true), NONE))
                .isSameAs(plain);
        OkHttpClient proxied = client(PROXIED, NONE);
        assertThat(proxied).isNotSameAs(plain);
        assertThat(proxied.connectionPool()).isSameAs(plain.connectionPool());
        assertThat(proxied.dispatcher()).isSameAs(plain.dispatcher());
    }

    @Test
    void whatTheJvmIsSetToHoldsWhereTheProfileSaysNothing() throws TlsFileException {
        assertThat(client(NetworkSettings.DEFAULT, NONE).proxySelector()).isSameAs(ProxySelector.getDefault());
        assertThat(client(NetworkSettings.DEFAULT.withProxy(ProxySettings.NONE), NONE)
                        .proxySelector()
                        .select(URI.create("https://api.example")))
                .containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void anotherLoginOrPasswordMakesAnotherClientAndTheKeyDoesNot() throws TlsFileException {
        OkHttpClient first = client(PROXIED, new AttemptSecrets(Secret.of("k1"), Secret.of("me:1"), null));
        assertThat(client(PROXIED, new AttemptSecrets(Secret.of("k2"), Secret.of("me:1"), null)))
                .isSameAs(first);
        assertThat(client(PROXIED, new AttemptSecrets(null, Secret.of("me:2"), null)))
                .isNotSameAs(first);
        assertThat(client(PROXIED, new AttemptSecrets(null, null, Secret.of("pw"))))
                .isNotSameAs(first);
    }

    @Test
    void aFileThatChangesMakesAnotherClientAndOneThatVanishesIsMissed(@TempDir Path folder) throws Exception {
        String pem = TlsIdentity.create(folder, "dns:a").certificatePem();
        Path file = NetworkBench.write(folder.resolve("own.pem"), pem);
        NetworkSettings settings = NetworkSettings.DEFAULT.withTls(TlsSettings.DEFAULT.withAuthorities(file));
        OkHttpClient first = client(settings, NONE);
        assertThat(client(settings, NONE)).isSameAs(first);
        NetworkBench.write(file, pem + "\n");
        assertThat(client(settings, NONE)).isNotSameAs(first);
        Files.delete(file);
        assertThatExceptionOfType(TlsFileException.class).isThrownBy(() -> client(settings, NONE));
    }

    @Test
    void manyThreadsGetUsableClients() throws Exception {
        List<Callable<OkHttpClient>> tasks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            NetworkSettings settings = NetworkSettings.DEFAULT.withProxy(ProxySettings.of("p" + i % 40, 1));
            tasks.add(() -> client(settings, NONE));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tasks)) {
                assertThat(done.get().proxySelector()).isInstanceOf(ProfileProxy.class);
            }
        }
    }

    @Test
    void nothingThatIsPrintedHoldsASecret() throws TlsFileException {
        AttemptSecrets secrets =
                new AttemptSecrets(Secret.of("sk-hidden"), Secret.of("me:hidden"), Secret.of("hidden"));
        assertThat(secrets + " " + clients.of(PROXIED, secrets)).doesNotContain("hidden");
    }
}
