package dev.parley.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.client.InferenceError;
import dev.parley.client.WireListener;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.SecretSource;
import dev.parley.client.wire.WireLimits;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    private final HttpTransport transport = new HttpTransport(WireLimits.DEFAULT);
    private final EndpointProfile profile =
            EndpointProfile.builder("x", URI.create("https://api.example/base")).build();

    @AfterEach
    void close() {
        transport.close();
    }

    private URI resolve(String handedOut) throws AttemptFailure {
        Attempt attempt = transport.attempt(profile, null, SecretSource.EMPTY, WireListener.NONE);
        HttpAnswer answer = new HttpAnswer(
                1, URI.create("https://api.example/base/jobs"), 202, Map.of(), InputStream.nullInputStream());
        return SameOrigin.resolve(attempt, profile, answer, handedOut);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example/status/1?x=1, https://api.example/status/1?x=1",
        "https://API.example:443/status, https://API.example:443/status",
        "/status/1, https://api.example/status/1",
        "jobs/1, https://api.example/base/jobs/1",
        "' /status ', https://api.example/status"
    })
    void aUrlOfTheSameOriginIsMadeAbsolute(String handedOut, URI target) throws AttemptFailure {
        assertThat(resolve(handedOut)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/x?token=1, https://evil.example/x",
        "//evil.example/x, https://evil.example/x",
        "http://api.example/x, http://api.example/x",
        "https://api.example:8443/x, https://api.example:8443/x",
        "https://api.example.evil.test/, https://api.example.evil.test/",
        "https://user:hidden@api.example/x, https://api.example/x",
        "file:///etc/passwd, file:///etc/passwd",
        "mailto:me@api.example, mailto:me@api.example",
        "https://a b/, an unreadable address"
    })
    void anyOtherIsRefusedAndShownWithoutItsSecrets(String handedOut, String shown) {
        assertThatExceptionOfType(AttemptFailure.class)
                .isThrownBy(() -> resolve(handedOut))
                .satisfies(failure -> assertThat(failure.error())
                        .isInstanceOfSatisfying(InferenceError.RedirectRefused.class, refused -> {
                            assertThat(refused.target()).isEqualTo(shown);
                            assertThat(refused.status()).isEqualTo(202);
                            assertThat(refused.toString()).doesNotContain("hidden", "token");
                        }));
    }
}
