package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretUse;
import dev.parley.client.store.PassphraseSecretStore;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SecretStore;
import dev.parley.testkit.HttpProxy;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import dev.parley.testkit.ServerTls;
import dev.parley.testkit.TlsAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The way to an endpoint on the command line: a proxy that wants a login, a server that wants to know who asks. */
@DisabledOnOs(OS.WINDOWS)
class NetworkOptionsIT {
    private static final String PASSWORD = "proxy-pass-4711";
    private static final String PASSPHRASE = "long enough to be one";
    private static final String OPENS = "opens the key-4712";
    private static final String DONE =
            "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    @TempDir
    private Path home;

    @TempDir
    private Path files;

    private ParleyProcess.Builder parley() {
        return ParleyProcess.at(home)
                .env("PARLEY_PASSPHRASE", PASSPHRASE)
                .env("PROXY_PASSWORD", PASSWORD)
                .env("CLIENT_PASSWORD", OPENS);
    }

    private static Reply answer(String text) {
        return Reply.sse().chunk(AskIT.delta(text)).chunk(DONE);
    }

    @Test
    void aSavedProfileGoesThroughAProxyThatWantsALogin() throws IOException {
        try (ScriptedHttpServer server = new ScriptedHttpServer();
                HttpProxy proxy = new HttpProxy()) {
            server.answer(answer("through the proxy"));
            proxy.route("model.example:80", server.port()).wantLogin("me:" + PASSWORD);
            String place = "127.0.0.1:" + proxy.port();

            ParleyProcess.Result bare = parley().run("ask", "--url", "http://model.example", "--proxy", place, "hi");
            assertThat(bare.exitCode()).isEqualTo(1);
            assertThat(bare.err()).contains("407", "wants a user name and a password; enter them");

            ParleyProcess.Result once = parley().run(
                            "ask",
                            "--url",
                            "http://model.example",
                            "--proxy",
                            place,
                            "--proxy-user",
                            "me",
                            "--proxy-password-env",
                            "PROXY_PASSWORD",
                            "hi");
            assertThat(once).isEqualTo(new ParleyProcess.Result(0, "through the proxy\n", ""));

            ParleyProcess.Result added = parley().run(
                            "profiles",
                            "add",
                            "Office",
                            "--url",
                            "http://model.example",
                            "--proxy",
                            place,
                            "--proxy-user",
                            "me",
                            "--proxy-password-env",
                            "PROXY_PASSWORD");
            assertThat(added).isEqualTo(new ParleyProcess.Result(0, "Office\n", ""));
            assertThat(parley().run("ask", "--profile", "Office", "hi"))
                    .isEqualTo(new ParleyProcess.Result(0, "through the proxy\n", ""));
            for (RecordedRequest request : server.requests()) {
                assertThat(request.headers().toString().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("proxy-auth");
            }

            ParleyProcess.Result shown = parley().run("profiles", "show", "Office");
            assertThat(shown.out()).contains("\"host\"").doesNotContain("4711", "\"me", "-proxy");
            assertThat(parley().written()).contains("Office").doesNotContain(PASSWORD, "me:");
            SecretRef ref = login();
            assertThat(keys().find(ref)).extracting(Secret::reveal).isEqualTo("me:" + PASSWORD);
            assertThat(parley().run("profiles", "remove", "Office").exitCode()).isZero();
            assertThat(keys().find(ref)).isNull();
        }
    }

    private Path written(String name) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private SecretRef login() throws IOException {
        EndpointProfile profile =
                ProfileStore.open(written("profiles.json")).list().getFirst();
        return Objects.requireNonNull(SecretUse.PROXY_LOGIN.of(profile));
    }

    private SecretStore keys() throws IOException {
        PassphraseSecretStore keys = new PassphraseSecretStore(written("keys.json"), "");
        keys.unlock(PASSPHRASE);
        return keys;
    }

    @Test
    void aSavedProfileShowsACertificateWhoseKeyHasAPassword() throws IOException {
        TlsAuthority authority = TlsAuthority.create(files);
        Path own =
                Files.writeString(files.resolve("own.pem"), authority.identity().certificatePem());
        Path certificate = files.resolve("me.p12");
        authority.client("me", "EC").writePkcs12(certificate, OPENS);
        try (ScriptedHttpServer server =
                new ScriptedHttpServer(ServerTls.forClientsOf(authority, authority.server("ip:127.0.0.1")))) {
            server.answer(answer("known"));
            String url = server.url("").toString();
            String[] arguments = {
                "--url", url, "--authorities", own.toString(), "--client-cert", certificate.toString(),
            };
            ParleyProcess.Result locked = parley().run(with(arguments, "ask", "hi"));
            assertThat(locked.exitCode()).isEqualTo(1);
            assertThat(locked.err()).contains("is protected by a password");
            ParleyProcess.Result wrong =
                    parley().run(with(arguments, "ask", "--client-key-password-env", "PROXY_PASSWORD", "hi"));
            assertThat(wrong.err()).contains("The password for the key in " + certificate + " is wrong");
            ParleyProcess.Result added = parley().run(with(
                    arguments, "profiles", "add", "--client-key-password-env", "CLIENT_PASSWORD", "Guarded"));
            assertThat(added).isEqualTo(new ParleyProcess.Result(0, "Guarded\n", ""));
            assertThat(parley().run("ask", "--profile", "Guarded", "hi"))
                    .isEqualTo(new ParleyProcess.Result(0, "known\n", ""));
            assertThat(parley().written()).contains("me.p12").doesNotContain(OPENS, PASSWORD);
        }
    }

    /** The first word, or the first two of {@code profiles}, then the options that all have, then the rest. */
    private static String[] with(String[] options, String... words) {
        int command = words[0].equals("profiles") ? 2 : 1;
        String[] all = new String[options.length + words.length];
        System.arraycopy(words, 0, all, 0, command);
        System.arraycopy(options, 0, all, command, options.length);
        System.arraycopy(words, command, all, command + options.length, words.length - command);
        return all;
    }

    @Test
    void withoutAPlaceThatLastsALoginIsNotPromised() {
        ParleyProcess.Result added = ParleyProcess.at(home)
                .env("PROXY_PASSWORD", PASSWORD)
                .run(
                        "profiles",
                        "add",
                        "Office",
                        "--url",
                        "http://model.example",
                        "--proxy",
                        "proxy.example:3128",
                        "--proxy-user",
                        "me",
                        "--proxy-password-env",
                        "PROXY_PASSWORD");
        assertThat(added.exitCode()).isZero();
        assertThat(added.err())
                .contains("The login for the proxy of \"Office\" is not kept")
                .doesNotContain("4711");
        assertThat(ParleyProcess.at(home).written())
                .as("a profile that can be used")
                .contains("proxy.example")
                .doesNotContain("-proxy\"", "4711");
    }

    @Test
    void halfALoginIsAWrongUseThatRepeatsNothing() {
        ParleyProcess.Result result =
                parley().run("ask", "--url", "http://model.example", "--proxy-password-env", PASSWORD, "hi");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("belong together").doesNotContain(PASSWORD);
    }
}
