package dev.parley.client.http;

import static dev.parley.client.http.NetworkBench.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.InferenceError;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.testkit.ScriptedHttpServer;
import dev.parley.testkit.ServerTls;
import dev.parley.testkit.TlsAuthority;
import dev.parley.testkit.TlsIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 4: a server that wants to know who asks. */
class MutualTlsIT {
    private static final String PASSWORD = "a päss word";
    private static TlsAuthority authority;
    private static TlsIdentity server;
    private static TlsIdentity client;

    @TempDir
    private static Path shared;

    private final NetworkBench bench = new NetworkBench();

    @TempDir
    private Path folder;

    @BeforeAll
    static void issue() {
        authority = TlsAuthority.create(shared);
        server = authority.server("ip:127.0.0.1");
        client = authority.client("me", "EC");
        NetworkBench.write(
                shared.resolve("authorities.pem"), authority.identity().certificatePem());
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private static TlsSettings trusting() {
        return TlsSettings.DEFAULT.withAuthorities(shared.resolve("authorities.pem"));
    }

    private ScriptedHttpServer guarded(String protocol) {
        return bench.server(
                new ScriptedHttpServer(ServerTls.forClientsOf(authority, server).with(protocol)));
    }

    private String failure(ScriptedHttpServer guarded, TlsSettings tls) {
        Collected answer = bench.ask(profile(guarded.url(""), tls));
        assertThat(answer.error()).isInstanceOf(InferenceError.TlsFailure.class);
        assertThat(guarded.requests()).isEmpty();
        return answer.error().detail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void row04AServerThatWantsACertificateAndGetsNoneIsUnderstood(String protocol) {
        assertThat(failure(guarded(protocol), trusting()))
                .isEqualTo("The server wants a client certificate, and the profile names none.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void row04ACertificateThatIsNotAcceptedIsSaid(String protocol) {
        TlsIdentity stranger = TlsIdentity.create(folder, "dns:me");
        TlsSettings tls = trusting().withCertificate(pem(stranger), null);
        assertThat(failure(guarded(protocol), tls))
                .startsWith("The server did not accept the client certificate of the profile (");
    }

    @Test
    void row04AnExpiredClientCertificateIsLeftToTheServerToRefuse() {
        TlsSettings tls = trusting().withCertificate(pem(authority.expiredClient("late")), null);
        assertThat(failure(guarded("TLSv1.3"), tls)).contains("did not accept the client certificate");
    }

    private Path pem(TlsIdentity identity) {
        return NetworkBench.write(folder.resolve("both.pem"), identity.certificatePem() + identity.keyPem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void row04ACertificateAndItsKeyInOneFileOpenTheDoor(String algorithm) {
        TlsIdentity mine = algorithm.equals("EC") ? client : authority.client("me", algorithm);
        for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
            Collected answer =
                    bench.ask(profile(guarded(protocol).url(""), trusting().withCertificate(pem(mine), null)));
            assertThat(answer.text()).as(protocol).isEqualTo("hello");
        }
    }

    @Test
    void row04AnEncryptedKeyInAFileOfItsOwnOpensWithItsPassword() {
        Path certificate = NetworkBench.write(folder.resolve("me.pem"), client.certificatePem());
        Path key = NetworkBench.write(folder.resolve("me.key"), client.keyPem("pass word"));
        TlsSettings tls = trusting().withCertificate(certificate, key).withPassword("tls");
        ScriptedHttpServer guarded = guarded("TLSv1.3");
        assertThat(failure(guarded, tls))
                .isEqualTo("The password of the client certificate is not in the key store; enter it again.");
        bench.secret("tls", "something else");
        assertThat(failure(guarded, tls)).isEqualTo("The password for the key in " + key + " is wrong.");
        assertThat(failure(guarded, trusting().withCertificate(certificate, key)))
                .isEqualTo("The key in " + key + " is protected by a password, and the profile has none for it.");
        bench.secret("tls", "pass word");
        assertThat(bench.ask(profile(guarded.url(""), tls)).text()).isEqualTo("hello");
    }

    @Test
    void row04Pkcs12OpensWithItsPassword() {
        Path file = folder.resolve("me.p12");
        client.writePkcs12(file, PASSWORD);
        TlsSettings tls = trusting().withCertificate(file, null).withPassword("tls");
        ScriptedHttpServer guarded = guarded("TLSv1.3");
        bench.secret("tls", "wrong");
        assertThat(failure(guarded, tls)).isEqualTo("The password for the key in " + file + " is wrong.");
        bench.secret("tls", PASSWORD);
        Collected answer = bench.ask(profile(guarded.url(""), tls));
        assertThat(answer.text()).isEqualTo("hello");
        assertThat(answer.shown()).doesNotContain(PASSWORD);
    }

    @Test
    void row04TheKeyIsNeverCopied() throws IOException {
        Path file = pem(client);
        String key = client.keyPem();
        bench.ask(profile(guarded("TLSv1.3").url(""), trusting().withCertificate(file, null)));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(each -> holds(each, key)))
                    .containsExactly(file);
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
