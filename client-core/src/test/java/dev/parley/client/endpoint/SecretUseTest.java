package dev.parley.client.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SecretUseTest {
    /** The proxy stands where the endpoint does, so that only their ids keep their secrets apart. */
    private static final EndpointProfile PROFILE = EndpointProfile.builder("x", URI.create("http://host.example:3128"))
            .id("id")
            .network(NetworkSettings.DEFAULT
                    .withProxy(ProxySettings.of("host.example", 3128))
                    .withTls(TlsSettings.DEFAULT.withCertificate(
                            Path.of("/me.pem").toAbsolutePath(),
                            Path.of("/me.key").toAbsolutePath())))
            .build();

    @Test
    void eachUseHasAnEntryOfItsOwnBoundToWhereItGoes() {
        EndpointProfile all = PROFILE;
        for (SecretUse use : SecretUse.values()) {
            assertThat(use.of(all)).isNull();
            all = use.bound(all);
        }
        assertThat(SecretUse.all(all))
                .hasSize(SecretUse.values().length)
                .doesNotHaveDuplicates()
                .extracting(SecretRef::origin)
                .containsExactly(
                        "http://host.example:3128",
                        "http://host.example:3128",
                        "file:" + Path.of("/me.key").toAbsolutePath());
        assertThat(all.network().problems()).isEmpty();
        assertThat(SecretUse.allDropped(all)).isEqualTo(PROFILE);
    }

    @ParameterizedTest
    @EnumSource
    void oneIsDroppedWithoutTheOthers(SecretUse use) {
        EndpointProfile all = PROFILE;
        for (SecretUse each : SecretUse.values()) {
            all = each.bound(all);
        }
        EndpointProfile without = use.dropped(all);
        assertThat(use.of(without)).isNull();
        assertThat(Arrays.stream(SecretUse.values()).filter(each -> each.of(without) == null))
                .containsExactly(use);
    }

    @Test
    void whereThereIsNoProxyAndNoCertificateNothingIsBound() {
        EndpointProfile bare =
                EndpointProfile.builder("x", URI.create("https://host.example")).build();
        EndpointProfile direct = bare.toBuilder()
                .network(NetworkSettings.DEFAULT.withProxy(ProxySettings.NONE))
                .build();
        assertThat(SecretUse.PROXY_LOGIN.bound(bare)).isEqualTo(bare);
        assertThat(SecretUse.PROXY_LOGIN.bound(direct)).isEqualTo(direct);
        assertThat(SecretUse.CERTIFICATE_PASSWORD.bound(bare)).isEqualTo(bare);
    }

    @Test
    void aLoginIsTheUserAndThePasswordAsTyped() {
        assertThat(ProxyText.login(" me ", " a:b päss ").reveal()).isEqualTo("me: a:b päss ");
    }

    @ParameterizedTest
    @CsvSource({"'', secret-4711, needs its user name", "me, '', needs its password", "me:secret-4711, x, colon"})
    void aLoginThatIsNoneIsToldWithoutIt(String user, String password, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProxyText.login(user, password))
                .withMessageContaining(sentence)
                .withMessageEndingWith(".")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("4711"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProxyText.login("me", "secret-4711\u0007"))
                .withMessageContaining("control character")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("4711"));
    }
}
