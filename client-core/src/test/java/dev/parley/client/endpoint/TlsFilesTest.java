package dev.parley.client.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.client.CertificateFacts;
import dev.parley.testkit.TlsAuthority;
import dev.parley.testkit.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFilesTest {
    private static TlsAuthority authority;
    private static TlsIdentity client;

    @TempDir
    private Path folder;

    @BeforeAll
    static void issue(@TempDir Path shared) {
        authority = TlsAuthority.create(shared);
        client = authority.client("me", "EC");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void assertRefused(Path file, String sentence) {
        assertThatExceptionOfType(TlsFileException.class)
                .isThrownBy(() -> TlsFiles.certificates(file))
                .withMessage(sentence)
                .withNoCause();
    }

    private static void assertNoIdentity(TlsSettings settings, Secret password, String sentence) {
        assertThatExceptionOfType(TlsFileException.class)
                .isThrownBy(() -> TlsFiles.identity(settings, password))
                .withMessage(sentence);
    }

    @Test
    void showsWhatEachCertificateSays() throws IOException {
        Path file = write(
                "many.pem",
                "# Ours\r\n" + client.certificatePem().replace("\n", "\r\n") + "trailing words\n" + client.keyPem());
        assertThat(TlsFiles.certificates(file))
                .containsExactly(
                        CertificateFacts.of(client.certificate()),
                        CertificateFacts.of(authority.identity().certificate()));
        CertificateFacts mine = TlsFiles.certificates(file).getFirst();
        assertThat(mine.subject()).isEqualTo("CN=me");
        assertThat(mine.issuer()).isEqualTo("CN=Parley test authority");
        assertThat(mine.notBefore()).isBefore(mine.notAfter());
        assertThat(mine.sha256()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void saysPlainlyWhatIsWrongWithAFile() throws IOException {
        Path missing = folder.resolve("missing.pem");
        assertRefused(missing, "The file " + missing + " is missing.");
        assertRefused(folder, "The file " + folder + " cannot be read.");
        Path text = write("text.pem", "hello");
        assertRefused(text, "The file " + text + " is not in PEM form.");
        Path key = write("key.pem", client.keyPem());
        assertRefused(key, "The file " + key + " holds no certificate in PEM form.");
        Path damaged = write("damaged.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertRefused(damaged, "Certificate 1 of the file " + damaged + " cannot be read.");
        Path broken = write("broken.pem", "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n");
        assertRefused(broken, "Part 1 of the file " + broken + " is damaged.");
        Path large = write("large.pem", client.certificatePem() + "x".repeat(1 << 20));
        assertRefused(large, "The file " + large + " is too large to be one of certificates.");
    }

    @Test
    void withoutACertificateThereIsNoIdentity() throws IOException {
        assertThat(TlsFiles.identity(TlsSettings.DEFAULT, null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void readsAKeyInEveryFormThatItSays(String algorithm) throws IOException {
        TlsIdentity mine = authority.client("me", algorithm);
        Path both = write("both.pem", mine.certificatePem() + mine.keyPem());
        Path certificate = write("me.pem", mine.certificatePem());
        Path encrypted = write("me.key", mine.keyPem("päss is not for PEM".replace("ä", "a")));
        Path pkcs12 = folder.resolve("me.p12");
        mine.writePkcs12(pkcs12, "päss 12");
        TlsSettings none = TlsSettings.DEFAULT;
        ClientIdentity expected = TlsFiles.identity(none.withCertificate(both, null), null);
        assertThat(expected.chain())
                .containsExactly(mine.certificate(), authority.identity().certificate());
        assertThat(expected.key().getAlgorithm()).isEqualTo(algorithm);
        assertThat(TlsFiles.identity(
                        none.withCertificate(certificate, encrypted), Secret.ofPassword("pass is not for PEM")))
                .isEqualTo(expected);
        assertThat(TlsFiles.identity(none.withCertificate(pkcs12, null), Secret.ofPassword("päss 12")))
                .isEqualTo(expected);
        assertThat(expected).hasToString("ClientIdentity[CN=me]");
    }

    @Test
    void saysPlainlyWhatIsWrongWithAKey() throws IOException {
        Path certificate = write("me.pem", client.certificatePem());
        TlsSettings alone = TlsSettings.DEFAULT.withCertificate(certificate, null);
        assertNoIdentity(alone, null, "The file " + certificate + " holds no key.");
        Path stranger = write("other.key", authority.client("other", "EC").keyPem());
        assertNoIdentity(
                alone.withCertificate(certificate, stranger),
                null,
                "The key in " + stranger + " does not belong to the certificate.");
        Path otherKind = write("rsa.key", authority.client("rsa", "RSA").keyPem());
        assertNoIdentity(
                alone.withCertificate(certificate, otherKind),
                null,
                "The key in " + otherKind + " does not belong to the certificate.");
        Path older = write("old.key", "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
        assertNoIdentity(
                alone.withCertificate(certificate, older),
                null,
                "The key in " + older + " is in an older form; convert it with \"openssl pkcs8 -topk8\".");
        Path encrypted = write("me.key", client.keyPem("right"));
        TlsSettings two = alone.withCertificate(certificate, encrypted);
        assertNoIdentity(
                two, null, "The key in " + encrypted + " is protected by a password, and the profile has none for it.");
        assertNoIdentity(two, Secret.of("wrong-one"), "The password for the key in " + encrypted + " is wrong.");
        assertNoIdentity(two, Secret.ofPassword("안녕"), "The password for the key in " + encrypted + " is wrong.");
    }

    @Test
    void saysPlainlyWhatIsWrongWithPkcs12() throws IOException {
        Path file = folder.resolve("me.p12");
        client.writePkcs12(file, "right");
        TlsSettings settings = TlsSettings.DEFAULT.withCertificate(file, null);
        assertNoIdentity(settings, Secret.of("wrong"), "The password for the key in " + file + " is wrong.");
        assertNoIdentity(
                settings, null, "The key in " + file + " is protected by a password, and the profile has none for it.");
        Path text = write("text.p12", "neither this nor that");
        assertNoIdentity(
                settings.withCertificate(text, null),
                null,
                "The file " + text + " is neither in PEM form nor PKCS#12.");
    }
}
