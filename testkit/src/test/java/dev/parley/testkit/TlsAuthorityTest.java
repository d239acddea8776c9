package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsAuthorityTest {
    private static TlsAuthority authority;
    private static TlsIdentity server;

    @BeforeAll
    static void create(@TempDir Path folder) {
        authority = TlsAuthority.create(folder);
        server = authority.server("ip:127.0.0.1,dns:model.example");
    }

    @Test
    void issuesCertificatesThatLeadToIt() throws Exception {
        TlsIdentity client = authority.client("me", "RSA");
        for (TlsIdentity issued : List.of(server, client)) {
            issued.certificate().verify(authority.identity().certificate().getPublicKey());
            issued.certificate().checkValidity();
        }
        assertThat(server.certificate().getSubjectAlternativeNames()).hasSize(2);
        assertThat(client.certificate().getPublicKey().getAlgorithm()).isEqualTo("RSA");
        assertThat(authority.expiredClient("late").certificate().getNotAfter().toInstant())
                .isBefore(Instant.now());
    }

    @Test
    void writesWhatOthersCanRead(@TempDir Path folder) throws Exception {
        byte[] pem = server.certificatePem().getBytes(StandardCharsets.US_ASCII);
        assertThat(CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)))
                .hasSize(2)
                .first()
                .isEqualTo(server.certificate());
        assertThat(server.keyPem()).startsWith("-----BEGIN PRIVATE KEY-----\n");
        String encrypted = server.keyPem("pass");
        assertThat(encrypted).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
        byte[] der = Base64.getMimeDecoder().decode(encrypted.replaceAll("-----[^-]*-----", ""));
        assertThat(new EncryptedPrivateKeyInfo(der).getAlgName()).contains("AES_256");
        Path file = folder.resolve("me.p12");
        server.writePkcs12(file, "pass");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "pass".toCharArray());
        }
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void aServerMayLetInItsOwnClientsOnly() throws Exception {
        // The context of an identity serves a client as well: it has the key and trusts the authority.
        SSLContext known = authority.client("me", "EC").serverContext(authority);
        SSLContext nobody = authority.identity().clientContext();
        ServerTls tls = ServerTls.forClientsOf(authority, server).with("TLSv1.2");
        try (ScriptedHttpServer guarded = new ScriptedHttpServer(tls)) {
            guarded.answer(Reply.json(200, "{}"));
            assertThat(firstLine(known, guarded.port())).isEqualTo("HTTP/1.1 200");
            assertThatExceptionOfType(SSLException.class).isThrownBy(() -> firstLine(nobody, guarded.port()));
            assertThat(guarded.requests()).hasSize(1);
        }
    }

    private static String firstLine(SSLContext context, int port) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(line, StandardCharsets.US_ASCII);
        }
    }
}
