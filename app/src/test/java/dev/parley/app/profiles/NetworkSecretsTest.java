package dev.parley.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceErrorText;
import dev.parley.client.connect.ProbeResult;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretUse;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.client.store.ProfileExchange;
import dev.parley.testkit.HttpProxy;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import dev.parley.testkit.ServerTls;
import dev.parley.testkit.TlsAuthority;
import dev.parley.testkit.TlsIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The login of the proxy and the password of the client certificate, from the editor to where they go. */
class NetworkSecretsTest {
    private static final String PASSWORD = "pröxy pass-4711";
    private static final String OPENS = " öpens the key-4712 ";

    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder.resolve("data"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ProfileEditorViewModel fresh(String url) {
        bench.page.add();
        ProfileEditorViewModel editor = bench.editor();
        editor.text(DraftField.NAME).set("GPU");
        editor.text(DraftField.BASE_URL).set(url);
        return editor;
    }

    private EndpointProfile only() {
        assertThat(bench.store.list()).hasSize(1);
        return bench.store.list().getFirst();
    }

    private EndpointProfile savedWithBoth() {
        ProfileEditorViewModel editor = fresh("https://gpu.example");
        editor.text(DraftField.PROXY).set("proxy.example:3128");
        editor.networkSecrets().login().type("me", PASSWORD);
        editor.text(DraftField.CERTIFICATE).set(file("me.p12").toString());
        editor.networkSecrets().password().type(OPENS);
        editor.save();
        return only();
    }

    private Path file(String name) {
        return folder.resolve(name).toAbsolutePath();
    }

    private String kept(SecretUse use, EndpointProfile profile) {
        SecretRef ref = use.of(profile);
        Secret secret = ref == null ? null : bench.keys.find(ref);
        return secret == null ? "" : secret.reveal();
    }

    private void assertNowhereInFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("4711", "4712", "me:");
            }
        }
    }

    @Test
    void bothGoToTheKeyStoreAloneBoundToWhereTheyGo() throws IOException {
        EndpointProfile saved = savedWithBoth();
        assertThat(SecretUse.PROXY_LOGIN.of(saved))
                .isEqualTo(new SecretRef(saved.id() + "-proxy", "http://proxy.example:3128"));
        assertThat(SecretUse.CERTIFICATE_PASSWORD.of(saved))
                .isEqualTo(new SecretRef(saved.id() + "-certificate", "file:" + file("me.p12")));
        assertThat(kept(SecretUse.PROXY_LOGIN, saved)).isEqualTo("me:" + PASSWORD);
        assertThat(kept(SecretUse.CERTIFICATE_PASSWORD, saved)).isEqualTo(OPENS);
        assertThat(new String(ProfileExchange.write(List.of(saved)), StandardCharsets.UTF_8))
                .contains("proxy.example")
                .doesNotContain("4711", "4712", "-proxy", "-certificate");
        assertNowhereInFiles();
        ProfileEditorViewModel again = bench.editor();
        assertThat(again.networkSecrets().login().secret().state().get()).isEqualTo(KeyEdit.State.STORED);
        assertThat(again.networkSecrets().password().state().get()).isEqualTo(KeyEdit.State.STORED);
        assertThat(again.dirty().get()).isFalse();
        again.text(DraftField.NAME).set("Renamed");
        again.save();
        assertThat(only().network()).isEqualTo(saved.network());
        assertThat(kept(SecretUse.PROXY_LOGIN, only())).isEqualTo("me:" + PASSWORD);
    }

    @Test
    void theyAreReplacedRemovedAndKept() {
        EndpointProfile saved = savedWithBoth();
        NetworkSecrets secrets = bench.editor().networkSecrets();
        secrets.login().secret().replace();
        assertThat(bench.editor().dirty().get()).isFalse();
        secrets.login().type("you", "other");
        secrets.password().remove();
        assertThat(bench.editor().dirty().get()).isTrue();
        bench.editor().discard();
        assertThat(bench.editor().dirty().get()).isFalse();
        assertThat(secrets.login().secret().state().get()).isEqualTo(KeyEdit.State.STORED);
        secrets.login().secret().replace();
        secrets.login().type("you", "other");
        secrets.password().remove();
        bench.editor().save();
        assertThat(kept(SecretUse.PROXY_LOGIN, only())).isEqualTo("you:other");
        assertThat(SecretUse.CERTIFICATE_PASSWORD.of(only())).isNull();
        assertThat(kept(SecretUse.CERTIFICATE_PASSWORD, saved)).isEmpty();
        assertThat(only().network().tls().certificate()).isEqualTo(file("me.p12"));
    }

    @Test
    void aStoredOneGoesNowhereElseAndGoesWithWhatItWasFor() {
        EndpointProfile saved = savedWithBoth();
        ProfileEditorViewModel editor = bench.editor();
        editor.text(DraftField.PROXY).set("other.example:3128");
        editor.leave(DraftField.PROXY);
        assertThat(editor.problem(DraftField.PROXY_LOGIN).get()).contains("proxy.example:3128");
        editor.text(DraftField.CERTIFICATE_KEY).set(file("me.key").toString());
        editor.leave(DraftField.CERTIFICATE_KEY);
        assertThat(editor.problem(DraftField.CERTIFICATE_PASSWORD).get()).contains("another file");
        editor.save();
        assertThat(only()).isEqualTo(saved);
        editor.text(DraftField.PROXY).set("proxy.example:3128");
        editor.text(DraftField.CERTIFICATE_KEY).set("");
        assertThat(editor.problem(DraftField.PROXY_LOGIN).get()).isEmpty();
        assertThat(editor.problem(DraftField.CERTIFICATE_PASSWORD).get()).isEmpty();
        editor.text(DraftField.PROXY).set("");
        editor.text(DraftField.CERTIFICATE).set("");
        editor.save();
        assertThat(only().network()).isEqualTo(NetworkSettings.DEFAULT);
        assertThat(kept(SecretUse.PROXY_LOGIN, saved) + kept(SecretUse.CERTIFICATE_PASSWORD, saved))
                .isEmpty();
    }

    @Test
    void anotherProxyGetsALoginOfItsOwnAndTheOldOneIsForgotten() {
        EndpointProfile saved = savedWithBoth();
        ProfileEditorViewModel editor = bench.editor();
        editor.text(DraftField.PROXY).set("other.example:3128");
        editor.networkSecrets().login().secret().replace();
        editor.networkSecrets().login().type("you", "other");
        editor.save();
        assertThat(SecretUse.PROXY_LOGIN.of(only()).origin()).isEqualTo("http://other.example:3128");
        assertThat(kept(SecretUse.PROXY_LOGIN, only())).isEqualTo("you:other");
        assertThat(kept(SecretUse.PROXY_LOGIN, saved)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', me, secret, A login needs a proxy",
        "direct, me, secret, A login needs a proxy",
        "proxy.example:1, '', secret, needs its user name",
        "proxy.example:1, me, '', needs its password",
        "proxy.example:1, me:secret, x, colon",
    })
    void whatIsNoLoginIsSaidAndNotSaved(String proxy, String user, String password, String sentence) {
        ProfileEditorViewModel editor = fresh("https://gpu.example");
        editor.text(DraftField.PROXY).set(proxy);
        editor.networkSecrets().login().type(user, password);
        assertThat(editor.problem(DraftField.PROXY_LOGIN).get()).isEmpty();
        editor.leave(DraftField.PROXY_LOGIN);
        assertThat(editor.problem(DraftField.PROXY_LOGIN).get())
                .contains(sentence)
                .doesNotContain("secret");
        editor.save();
        assertThat(bench.store.list()).isEmpty();
        editor.networkSecrets().login().type("", "");
        assertThat(editor.problem(DraftField.PROXY_LOGIN).get()).isEmpty();
    }

    @Test
    void aPasswordWithoutACertificateIsSaid() {
        ProfileEditorViewModel editor = fresh("https://gpu.example");
        editor.networkSecrets().password().type(OPENS);
        editor.leave(DraftField.CERTIFICATE_PASSWORD);
        assertThat(editor.problem(DraftField.CERTIFICATE_PASSWORD).get()).contains("client certificate");
        editor.save();
        assertThat(bench.store.list()).isEmpty();
        assertThat(editor.firstProblem()).isEqualTo(DraftField.CERTIFICATE_PASSWORD);
        assertThat(editor.toString()
                        + editor.networkSecrets()
                        + editor.networkSecrets().login())
                .doesNotContain("4711", "4712");
    }

    @Test
    void aCopyHasSecretsOfItsOwnAndTheOriginalTakesNoneOfThemWithIt() {
        EndpointProfile saved = savedWithBoth();
        bench.page.duplicate();
        EndpointProfile copy = bench.editor().original();
        assertThat(SecretUse.all(copy)).hasSize(2).doesNotContainAnyElementsOf(SecretUse.all(saved));
        bench.page.edit(saved);
        bench.page.delete();
        assertThat(kept(SecretUse.PROXY_LOGIN, saved) + kept(SecretUse.CERTIFICATE_PASSWORD, saved))
                .isEmpty();
        assertThat(kept(SecretUse.PROXY_LOGIN, copy)).isEqualTo("me:" + PASSWORD);
        assertThat(kept(SecretUse.CERTIFICATE_PASSWORD, copy)).isEqualTo(OPENS);
    }

    @Test
    void whatTwoProfilesShareStaysUntilTheLastOfThemGoes() {
        EndpointProfile saved = savedWithBoth();
        EndpointProfile other = saved.toBuilder().id("other").name("Other").build();
        bench.store.put(other);
        bench.profiles.reload();
        bench.profiles.delete(saved);
        assertThat(kept(SecretUse.PROXY_LOGIN, other)).isEqualTo("me:" + PASSWORD);
        bench.profiles.delete(other);
        assertThat(kept(SecretUse.PROXY_LOGIN, other)).isEmpty();
    }

    private String tested(ProfileEditorViewModel editor) {
        editor.test();
        return switch (editor.probe().status().get()) {
            case ProbeViewModel.Status.Done(ProbeResult.Refused refused) ->
                InferenceErrorText.sentence(refused.error());
            case ProbeViewModel.Status.Done(ProbeResult.Answered answered) -> "answered";
            default -> editor.probe().status().get().toString();
        };
    }

    private static Reply answer() {
        return Reply.sse()
                .header("Connection", "close") // as the proxy of these tests does after one request
                .chunk(
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}\n\n")
                .chunk("data: [DONE]\n\n");
    }

    @Test
    void theTestGoesThroughARealProxyWithWhatIsTypedAndThenWithWhatIsSaved() {
        try (ScriptedHttpServer server = new ScriptedHttpServer();
                HttpProxy proxy = new HttpProxy()) {
            server.answer(answer());
            proxy.route("model.example:80", server.port()).wantLogin("me:" + PASSWORD);
            ProfileEditorViewModel editor = fresh("http://model.example");
            editor.text(DraftField.PROXY).set("127.0.0.1:" + proxy.port());
            assertThat(tested(editor)).contains("407", "enter them below the proxy");
            editor.networkSecrets().login().type("me", "wrong");
            assertThat(tested(editor)).contains("did not accept the user name and password");
            editor.networkSecrets().login().type("me", PASSWORD);
            assertThat(tested(editor)).isEqualTo("answered");
            editor.save();
            assertThat(tested(bench.editor())).isEqualTo("answered");
            bench.editor().networkSecrets().login().secret().remove();
            assertThat(tested(bench.editor())).contains("407");
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theTestShowsARealServerTheCertificateThatThePasswordOpens(boolean pkcs12) throws IOException {
        TlsAuthority authority = TlsAuthority.create(folder);
        TlsIdentity client = authority.client("me", "EC");
        Path own = Files.writeString(file("own.pem"), authority.identity().certificatePem());
        Path certificate = file(pkcs12 ? "me.p12" : "me.pem");
        Path key = file("me.key");
        if (pkcs12) {
            client.writePkcs12(certificate, OPENS);
        } else {
            Files.writeString(certificate, client.certificatePem());
            Files.writeString(key, client.keyPem(OPENS));
        }
        try (ScriptedHttpServer server =
                new ScriptedHttpServer(ServerTls.forClientsOf(authority, authority.server("ip:127.0.0.1")))) {
            server.answer(answer());
            ProfileEditorViewModel editor = fresh(server.url("").toString());
            editor.text(DraftField.AUTHORITIES).set(own.toString());
            editor.text(DraftField.CERTIFICATE).set(certificate.toString());
            editor.text(DraftField.CERTIFICATE_KEY).set(pkcs12 ? "" : key.toString());
            assertThat(tested(editor)).contains("is protected by a password");
            editor.networkSecrets().password().type("wrong");
            assertThat(tested(editor))
                    .contains("The password for the key in " + (pkcs12 ? certificate : key) + " is wrong");
            editor.networkSecrets().password().type(OPENS);
            assertThat(tested(editor)).isEqualTo("answered");
            editor.save();
            assertThat(tested(bench.editor())).isEqualTo("answered");
            assertThat(only().network().tls())
                    .extracting(TlsSettings::authorities, TlsSettings::certificate)
                    .containsExactly(own, certificate);
            assertNowhereInFiles();
        }
    }

    @Test
    void aLoginThatTheKeyStoreLostLeadsToWhereItIsEntered() {
        EndpointProfile lost = EndpointProfile.builder("Lost", java.net.URI.create("http://model.example"))
                .id("lost")
                .network(NetworkSettings.DEFAULT.withProxy(
                        ProxySettings.of("127.0.0.1", 1).withCredentials("gone")))
                .build();
        bench.store.put(lost);
        bench.profiles.reload();
        bench.page.edit(lost);
        assertThat(tested(bench.editor()))
                .contains("not in the key store")
                .contains("enter them again below the proxy");
    }
}
