package dev.parley.client.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSettingsTest {
    private static final ProxySettings PROXY = ProxySettings.of("proxy.example", 3128);
    private static final Path FILE = Path.of("/etc/me.p12");

    private static List<String> problems(NetworkSettings network) {
        EndpointProfile profile = EndpointProfile.builder("x", URI.create("https://api.example"))
                .network(network)
                .build();
        return switch (ProfileValidator.validate(profile)) {
            case ValidationResult.Valid() -> List.of();
            case ValidationResult.NotChecked() -> throw new AssertionError("it was asked to check");
            case ValidationResult.Invalid(var found) -> {
                assertThat(found).allMatch(problem -> problem.field().equals("network"));
                yield found.stream().map(ValidationResult.Problem::message).toList();
            }
        };
    }

    private static List<String> problems(ProxySettings proxy) {
        return problems(NetworkSettings.DEFAULT.withProxy(proxy));
    }

    private static List<String> problems(TlsSettings tls) {
        return problems(NetworkSettings.DEFAULT.withTls(tls));
    }

    @Test
    void everythingAtOnceIsRight() {
        NetworkSettings all = new NetworkSettings(
                PROXY.withCredentials("p")
                        .withNoProxy(List.of(
                                "*",
                                "h",
                                "h.example:1",
                                ".example",
                                ".example:8",
                                "10.0.0.1",
                                "::1",
                                "[::1]:80",
                                ProxySettings.PROXY_LOOPBACK)),
                TlsSettings.DEFAULT
                        .withAuthorities(FILE)
                        .withCertificate(FILE, FILE)
                        .withPassword("k"),
                true);
        assertThat(problems(all)).isEmpty();
        assertThat(problems(ProxySettings.NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.1", "::1", "[fe80::1]", "my-proxy", "my_proxy.example"})
    void aProxyIsANameOrAnAddress(String host) {
        assertThat(problems(ProxySettings.of(host, 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://proxy.example", "user:pw@proxy.example", "proxy.example:3128", "a b", "a\r\nb"})
    void aProxyIsNothingElseAndIsNotRepeated(String host) {
        assertThat(problems(ProxySettings.of(host, 1)))
                .singleElement()
                .asString()
                .doesNotContain("pw");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void aPortThatDoesNotExistIsRefused(int port) {
        assertThat(problems(ProxySettings.of("h", port)))
                .singleElement()
                .asString()
                .contains("port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "http://h", "", "a b", "*.example", "h:port", "h,g"})
    void anExceptionThatIsNotUnderstoodIsSaid(String entry) {
        assertThat(problems(PROXY.withNoProxy(List.of(entry)))).hasSize(1);
    }

    @Test
    void credentialsBelongToOneProxy() {
        ProxySettings mine = PROXY.withCredentials("p");
        assertThat(mine.credentials()).isEqualTo(new SecretRef("p", "http://proxy.example:3128"));
        assertThat(problems(new ProxySettings("evil.example", 3128, mine.credentials(), List.of())))
                .singleElement()
                .asString()
                .contains("another proxy");
        assertThat(problems(new ProxySettings("proxy.example", 3129, mine.credentials(), List.of())))
                .hasSize(1);
    }

    @Test
    void aPasswordBelongsToTheFileThatItOpens() {
        TlsSettings inOne = TlsSettings.DEFAULT.withCertificate(FILE, null).withPassword("k");
        TlsSettings inTwo = TlsSettings.DEFAULT
                .withCertificate(Path.of("/etc/me.pem"), Path.of("/etc/me.key"))
                .withPassword("k");
        assertThat(inOne.password()).isEqualTo(new SecretRef("k", "file:" + FILE));
        assertThat(inTwo.password()).isEqualTo(new SecretRef("k", "file:" + Path.of("/etc/me.key")));
        assertThat(problems(new TlsSettings(null, Path.of("/tmp/other.p12"), null, inOne.password())))
                .singleElement()
                .asString()
                .contains("another certificate file");
        assertThat(inOne.withCertificate(Path.of("/tmp/other.p12"), null).password())
                .isNull();
    }

    @Test
    void aKeyOrAPasswordWithoutACertificateIsOneTooFew() {
        assertThat(problems(new TlsSettings(null, null, FILE, null))).hasSize(1);
        assertThat(problems(new TlsSettings(null, null, null, new SecretRef("k", "file:"))))
                .hasSize(1);
    }

    @Test
    void filesAreGivenWithTheirFullPath() {
        Path relative = Path.of("me.pem");
        assertThat(problems(new TlsSettings(relative, relative, relative, null)))
                .hasSize(3)
                .allMatch(message -> message.contains("full path"));
    }

    @Test
    void exceptionsAreCopied() {
        List<String> entries = new ArrayList<>(List.of("a"));
        ProxySettings proxy = PROXY.withNoProxy(entries);
        entries.clear();
        assertThat(proxy.noProxy()).containsExactly("a");
    }
}
