package dev.parley.client.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.client.TimeoutPhase;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointProfileTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.example/v1, https://api.example:443",
        "https://api.example:443, https://api.example:443",
        "HTTPS://API.Example/x, https://api.example:443",
        "http://api.example, http://api.example:80",
        "http://127.0.0.1:8321/api, http://127.0.0.1:8321",
        "http://[::1]:8080/x, http://[::1]:8080",
        "https://api.example.:443, https://api.example.:443"
    })
    void theOriginIsSchemeHostAndPort(URI url, String origin) {
        assertThat(EndpointProfile.origin(url)).isEqualTo(origin);
        assertThat(EndpointProfile.builder("x", url).build().origin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example, http://api.example",
        "https://api.example, https://api.example:8443",
        "https://api.example, https://api.example.evil.test",
        "https://api.example, https://sub.api.example"
    })
    void anotherSchemeHostOrPortIsAnotherOrigin(URI one, URI other) {
        assertThat(EndpointProfile.origin(one)).isNotEqualTo(EndpointProfile.origin(other));
    }

    @Test
    void aKeyIsBoundToTheOriginItWasEnteredFor() {
        EndpointProfile profile = EndpointProfile.builder("x", URI.create("https://api.example/v1"))
                .secretId("work")
                .build();
        assertThat(profile.secret()).isEqualTo(new SecretRef("work", "https://api.example:443"));
    }

    @Test
    void whatIsNotSetIsTheCommonestEndpoint() {
        EndpointProfile profile =
                EndpointProfile.builder("My endpoint", URI.create("http://h")).build();
        assertThat(profile.id()).isEqualTo("My endpoint");
        assertThat(profile.protocol()).isEqualTo(Protocol.OPENAI_CHAT);
        assertThat(profile.delivery()).isEqualTo(Delivery.DIRECT);
        assertThat(profile.timeouts()).isEqualTo(Timeouts.DEFAULT);
        assertThat(profile.resend()).isEqualTo(ResendPolicy.ASK);
        assertThat(profile.secret()).isNull();
    }

    @Test
    void headersAreCopiedInOrder() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-B", "1");
        headers.put("X-A", "2");
        EndpointProfile profile = EndpointProfile.builder("x", URI.create("http://h"))
                .headers(headers)
                .build();
        headers.clear();
        assertThat(profile.headers().keySet()).containsExactly("X-B", "X-A");
    }

    @ParameterizedTest
    @EnumSource
    void everyPhaseHasATimeoutOfItsOwn(TimeoutPhase phase) {
        Duration odd = Duration.ofMillis(1234);
        Timeouts changed = Timeouts.DEFAULT.with(phase, odd);
        for (TimeoutPhase other : TimeoutPhase.values()) {
            assertThat(changed.of(other)).isEqualTo(other == phase ? odd : Timeouts.DEFAULT.of(other));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Timeouts.DEFAULT.with(phase, Duration.ofMillis(-1)));
    }

    @ParameterizedTest
    @EnumSource
    void aProtocolIsFoundByItsId(Protocol protocol) {
        assertThat(Protocol.ofId(protocol.id())).contains(protocol);
        assertThat(Protocol.ofId("no-such")).isEmpty();
        assertThat(protocol.defaultPath()).startsWith("/");
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveryIsFoundByItsId(Delivery delivery) {
        assertThat(Delivery.ofId(delivery.id())).contains(delivery);
        assertThat(Delivery.ofId("no-such")).isEmpty();
    }
}
