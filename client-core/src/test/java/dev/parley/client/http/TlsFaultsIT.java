package dev.parley.client.http;

import static dev.parley.client.http.NetworkBench.KEY;
import static dev.parley.client.http.NetworkBench.PROMPT;
import static dev.parley.client.http.NetworkBench.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.CertificateFacts;
import dev.parley.client.InferenceError;
import dev.parley.client.InferenceErrorText;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.TlsFileException;
import dev.parley.client.endpoint.TlsFiles;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.testkit.ScriptedHttpServer;
import dev.parley.testkit.TlsAuthority;
import dev.parley.testkit.TlsIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row 3: a certificate that is not right is refused and shown; an authority of one's own can be trusted. */
class TlsFaultsIT {
    private static TlsAuthority authority;
    private static TlsIdentity good;
    private static Path authorities;

    private final NetworkBench bench = new NetworkBench();

    @TempDir
    private Path folder;

    @BeforeAll
    static void issue(@TempDir Path shared) {
        authority = TlsAuthority.create(shared);
        good = authority.server("ip:127.0.0.1,dns:localhost");
        authorities = NetworkBench.write(
                shared.resolve("authorities.pem"),
                "An authority for tests.\n" + authority.identity().certificatePem());
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    private static TlsSettings trusting(Path file) {
        return TlsSettings.DEFAULT.withAuthorities(file);
    }

    private ScriptedHttpServer showing(TlsIdentity identity) {
        return bench.server(new ScriptedHttpServer(identity.serverContext()));
    }

    private InferenceError.TlsFailure refused(ScriptedHttpServer server, TlsSettings tls) {
        Collected answer = bench.ask(profile(server.url("/v1"), tls));
        assertThat(answer.error()).isInstanceOf(InferenceError.TlsFailure.class);
        assertThat(answer.error().bodySent()).isFalse();
        assertThat(answer.posts()).isZero();
        assertThat(server.requests()).isEmpty();
        assertThat(answer.error().toString()).doesNotContain(KEY, PROMPT);
        assertThat(InferenceErrorText.sentence(answer.error()))
                .contains("127.0.0.1")
                .matches("[A-Z].*[^.]\\)\\.");
        return (InferenceError.TlsFailure) answer.error();
    }

    @Test
    void row03AnExpiredCertificateIsRefusedAndShown() {
        TlsIdentity expired = authority.server("ip:127.0.0.1", "-10d", 1);
        InferenceError.TlsFailure failure = refused(showing(expired), trusting(authorities));
        Instant end = expired.certificate().getNotAfter().toInstant();
        assertThat(failure.detail())
                .isEqualTo("The certificate expired on " + LocalDate.ofInstant(end, ZoneOffset.UTC) + ".");
        CertificateFacts shown = failure.certificates().getFirst();
        assertThat(shown).isEqualTo(CertificateFacts.of(expired.certificate()));
        assertThat(shown.notAfter()).isEqualTo(end);
        assertThat(shown.subject()).isEqualTo("CN=Parley test server");
        assertThat(shown.issuer()).isEqualTo("CN=Parley test authority");
        assertThat(shown.sha256()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void row03ACertificateThatIsTrustedByItselfMayNotBeExpiredEither() {
        TlsIdentity expired = TlsIdentity.create(folder, "ip:127.0.0.1", "-10d", 1);
        Path file = NetworkBench.write(folder.resolve("own.pem"), expired.certificatePem());
        assertThat(refused(showing(expired), trusting(file)).detail()).startsWith("The certificate expired on ");
    }

    @Test
    void row03ACertificateOfTomorrowIsRefusedAndShown() {
        TlsIdentity early = authority.server("ip:127.0.0.1", "+2d", 5);
        assertThat(refused(showing(early), trusting(authorities)).detail())
                .matches("The certificate is not valid before \\d{4}-\\d\\d-\\d\\d\\.");
    }

    @Test
    void row03ACertificateForAnotherHostIsRefusedAndItsNamesAreShown() {
        TlsIdentity other = authority.server("dns:model.example,ip:10.1.2.3");
        InferenceError.TlsFailure failure = refused(showing(other), trusting(authorities));
        assertThat(failure.detail()).isEqualTo("The certificate is for other names: model.example, 10.1.2.3.");
        assertThat(failure.certificates()).first().isEqualTo(CertificateFacts.of(other.certificate()));
    }

    @Test
    void row03ASelfSignedCertificateIsRefusedAndShown() {
        TlsIdentity own = TlsIdentity.create(folder, "ip:127.0.0.1");
        InferenceError.TlsFailure failure = refused(showing(own), TlsSettings.DEFAULT);
        assertThat(failure.detail()).isEqualTo("The certificate is self-signed and not issued by a known authority.");
        assertThat(failure.certificates()).containsExactly(CertificateFacts.of(own.certificate()));
    }

    @Test
    void row03EverythingThatIsWrongIsSaidAtOnce() {
        TlsIdentity own = TlsIdentity.create(folder, "ip:127.0.0.1", "-10d", 1);
        assertThat(refused(showing(own), TlsSettings.DEFAULT).detail())
                .startsWith("The certificate expired on ")
                .endsWith(" The certificate is self-signed and not issued by a known authority.");
    }

    @Test
    void row03ACertificateOfAnUnknownAuthorityIsRefusedAndTheWholeChainShown() {
        InferenceError.TlsFailure failure = refused(showing(good), TlsSettings.DEFAULT);
        assertThat(failure.detail())
                .isEqualTo("The certificate is not issued by a known authority, but by CN=Parley test authority.");
        assertThat(failure.certificates())
                .containsExactly(
                        CertificateFacts.of(good.certificate()),
                        CertificateFacts.of(authority.identity().certificate()));
    }

    @Test
    void row03AnAuthorityOfOnesOwnIsTrustedByTheProfileThatNamesIt() {
        ScriptedHttpServer server = showing(good);
        assertThat(bench.ask(profile(server.url("/v1"), trusting(authorities))).text())
                .isEqualTo("hello");
        URI byName = URI.create("https://localhost:" + server.port());
        assertThat(bench.ask(profile(byName, trusting(authorities))).text()).isEqualTo("hello");
        assertThat(server.requests().getFirst().header("authorization")).isEqualTo("Bearer " + KEY);
        Collected other = bench.ask(profile(server.url("/v1"), TlsSettings.DEFAULT));
        assertThat(other.error()).as("another profile").isInstanceOf(InferenceError.TlsFailure.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void row03WhatTheServerShowsCanBeComparedWithTheFileThatIsToBeTrusted() throws Exception {
        List<CertificateFacts> inFile = TlsFiles.certificates(authorities);
        InferenceError.TlsFailure failure = refused(showing(good), TlsSettings.DEFAULT);
        assertThat(inFile).hasSize(1);
        assertThat(failure.certificates().getLast().sha256())
                .isEqualTo(inFile.getFirst().sha256());
    }

    @Test
    void row03OneFileMayHoldManyAuthoritiesAndTheSystemsStay() throws TlsFileException {
        TlsIdentity own = TlsIdentity.create(folder, "ip:127.0.0.1");
        Path both = NetworkBench.write(
                folder.resolve("both.pem"),
                own.certificatePem() + authority.identity().certificatePem());
        assertThat(bench.ask(profile(showing(own).url(""), trusting(both))).text())
                .isEqualTo("hello");
        assertThat(bench.ask(profile(showing(good).url(""), trusting(both))).text())
                .isEqualTo("hello");
        assertThat(systemAuthorities(both)).isGreaterThan(50);
    }

    private static long systemAuthorities(Path own) throws TlsFileException {
        return TlsSide.of(trusting(own), null).trust().getAcceptedIssuers().length - 2L;
    }

    @Test
    void row03AFileThatCannotBeUsedIsNamedAndNothingIsSent() {
        ScriptedHttpServer server = showing(good);
        Path missing = folder.resolve("missing.pem");
        assertThat(refused(server, trusting(missing)).detail()).isEqualTo("The file " + missing + " is missing.");
        Path empty = NetworkBench.write(folder.resolve("empty.pem"), "");
        assertThat(refused(server, trusting(empty)).detail()).contains(empty + " is not in PEM form");
        assertThat(server.connections()).isZero();
    }

    @Test
    void row03AFileThatWasRenewedIsSeenByTheNextRequest() throws Exception {
        Path file = NetworkBench.write(
                folder.resolve("renewed.pem"),
                TlsIdentity.create(folder, "ip:127.0.0.1").certificatePem());
        ScriptedHttpServer server = showing(good);
        assertThat(refused(server, trusting(file)).detail()).contains("not issued by a known authority");
        Path next = folder.resolve("next.pem");
        Files.copy(authorities, next);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        assertThat(bench.ask(profile(server.url(""), trusting(file))).text()).isEqualTo("hello");
    }

    @Test
    void row03AServerWithoutTlsIsSaidInPlainWords() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(plain));
            URI url = URI.create("https://127.0.0.1:" + plain.getLocalPort());
            InferenceError error = bench.ask(profile(url, TlsSettings.DEFAULT)).error();
            assertThat(error).isInstanceOf(InferenceError.TlsFailure.class);
            assertThat(error.detail()).contains("does not speak TLS");
        }
    }

    /** As servers of plain HTTP answer to what is no HTTP. */
    private static void refuse(ServerSocket plain) {
        try (Socket client = plain.accept()) {
            client.getInputStream().read();
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void row03AServerThatHangsUpInTheHandshakeIsSaidInPlainWords() {
        ScriptedHttpServer deaf = bench.server(new ScriptedHttpServer());
        URI url = URI.create("https://127.0.0.1:" + deaf.port());
        InferenceError error = bench.ask(profile(url, TlsSettings.DEFAULT)).error();
        assertThat(error).isInstanceOf(InferenceError.TlsFailure.class);
        assertThat(error.detail()).isEqualTo("The server hung up before the secure connection was there.");
        assertThat(error.bodySent()).isFalse();
    }
}
