package dev.parley.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.ProxySettings;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileProxyTest {

    private static boolean isDirect(String url, String... exceptions) {
        ProxySettings settings = ProxySettings.of("proxy.example", 3128).withNoProxy(List.of(exceptions));
        List<Proxy> chosen = new ProfileProxy(settings).select(URI.create(url));
        assertThat(chosen).hasSize(1);
        return chosen.getFirst().type() == Proxy.Type.DIRECT;
    }

    @ParameterizedTest
    @CsvSource({
        "api.example, https://api.example/x, true",
        "API.example, https://api.EXAMPLE/x, true",
        "api.example, https://sub.api.example, false",
        "api.example, https://notapi.example, false",
        ".example, https://api.example, true",
        ".example, https://example, true",
        ".example, https://a.b.example:8443, true",
        ".example, https://badexample, false",
        ".api.example, https://api.example.evil.test, false",
        "*, http://anything, true",
        "10.0.0.7, http://10.0.0.7:8000, true",
        "10.0.0.7, http://10.0.0.70, false",
        "api.example:443, https://api.example, true",
        "api.example:443, http://api.example, false",
        "api.example:80, http://api.example, true",
        ".example:8000, http://api.example:8000, true",
        ".example:8000, http://api.example:8001, false",
        "fe80::1, http://[fe80::1]:8000, true",
        "[fe80::1], http://[fe80::1], true",
        "[fe80::1]:8000, http://[fe80::1]:8000, true",
        "[fe80::1]:8000, http://[fe80::1]:8001, false",
        "fe80::1, http://[fe80::2], false"
    })
    void anExceptionIsReachedDirectly(String exception, String url, boolean direct) {
        assertThat(isDirect(url, exception)).isEqualTo(direct);
        assertThat(isDirect(url, "other.test", exception)).isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:1", "http://127.0.0.1", "http://127.9.9.9", "http://[::1]:1"})
    void loopbackIsReachedDirectlyUnlessItIsListed(String url) {
        assertThat(isDirect(url)).isTrue();
        assertThat(isDirect(url, ProxySettings.PROXY_LOOPBACK)).isFalse();
        assertThat(isDirect(url, ProxySettings.PROXY_LOOPBACK, "*")).isTrue();
        assertThat(isDirect("https://api.example", ProxySettings.PROXY_LOOPBACK))
                .isFalse();
    }

    @Test
    void theProxyIsNotResolvedBeforeItIsNeeded() {
        Proxy proxy = new ProfileProxy(ProxySettings.of("[fe80::1]", 3128))
                .select(URI.create("https://api.example"))
                .getFirst();
        assertThat(proxy.type()).isEqualTo(Proxy.Type.HTTP);
        assertThat(proxy.address()).isInstanceOfSatisfying(InetSocketAddress.class, address -> {
            assertThat(address.isUnresolved()).isTrue();
            assertThat(address.getHostString()).isEqualTo("fe80::1");
            assertThat(address.getPort()).isEqualTo(3128);
        });
    }

    @Test
    void noProxyIsNoProxyForEverything() {
        assertThat(new ProfileProxy(ProxySettings.NONE).select(URI.create("https://api.example")))
                .containsExactly(Proxy.NO_PROXY);
    }
}
