package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.TokenPrices;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ProxySettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProfileExchangeTest {

    @Test
    void profilesComeBackUnderNewIdsWithoutReferencesToKeys() {
        EndpointProfile profile = EndpointProfile.builder("서울", URI.create("https://gpu.example/v1"))
                .id("old")
                .protocol(Protocol.ANTHROPIC_MESSAGES)
                .model("m")
                .group("Lab")
                .prices(new TokenPrices("USD", new BigDecimal("0.15"), null, null))
                .secretId("entry-of-the-key-ring")
                .network(NetworkSettings.DEFAULT.withProxy(
                        ProxySettings.of("proxy.example", 3128).withCredentials("entry-of-the-key-ring")))
                .build();

        byte[] bytes = ProfileExchange.write(List.of(profile));
        EndpointProfile read = ProfileExchange.read(bytes).profiles().getFirst();

        assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("entry-of-the-key-ring");
        assertThat(read.id()).isNotEqualTo("old");
        assertThat(read.secret()).isNull();
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("id", "secret", "network.proxy.credentials")
                .isEqualTo(profile);
    }

    @Test
    void aNameThatIsTakenGetsTheNextNumberThatIsFree() {
        List<EndpointProfile> read = Stream.of("A", "A", "B", "A 2")
                .map(name ->
                        EndpointProfile.builder(name, URI.create("https://h")).build())
                .toList();

        List<ProfileExchange.Addition> additions = ProfileExchange.additions(read, List.of("A", "C"));

        assertThat(additions)
                .extracting(addition -> addition.profile().name())
                .containsExactly("A 2", "A 3", "B", "A 2 2");
        assertThat(additions).extracting(ProfileExchange.Addition::isRenamed).containsExactly(true, true, false, true);
        assertThat(additions).extracting(ProfileExchange.Addition::given).containsExactly("A", "A", "B", "A 2");
    }

    @Test
    void whatHasNoProfilesIsRefused() {
        assertThatThrownBy(() -> ProfileExchange.read("[]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(StoreException.class)
                .hasMessage("The file has no profiles of Parley.");
        assertThatThrownBy(
                        () -> ProfileExchange.read("{\"version\":99,\"profiles\":[]}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("The file was made by a newer version of Parley.");
    }
}
