package dev.parley.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.AuthScheme;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.Timeouts;
import dev.parley.client.endpoint.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each group of fields absent, null, and with something unknown beside it. */
class StoredProfileTest {
    @TempDir
    private Path folder;

    private ProfileStore storeOf(String profileJson) throws IOException {
        Path file = folder.resolve("profiles.json");
        Files.writeString(file, "{\"version\":1,\"profiles\":[" + profileJson + "]}");
        return ProfileStore.open(file);
    }

    private EndpointProfile read(String fields) throws IOException {
        ProfileStore store = storeOf("{\"id\":\"i\",\"name\":\"n\",\"baseUrl\":\"https://h/x\"" + fields + "}");
        assertThat(store.warnings()).isEmpty();
        return store.list().getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"protocol\":null,\"delivery\":null,\"path\":null,\"model\":null,\"authScheme\":null,\"secret\":null,"
                        + "\"headers\":null,\"timeouts\":null,\"resend\":null,\"template\":null,\"network\":null,"
                        + "\"group\":null,\"prices\":null",
                ",\"network\":{}",
                ",\"network\":{\"proxy\":null,\"tls\":null,\"keyOverPlainHttp\":null}",
                ",\"network\":{\"tls\":{\"authorities\":null,\"certificate\":null,\"key\":null,\"password\":null}}",
                ",\"network\":{\"unknown\":[1],\"tls\":{\"unknown\":{}},\"keyOverPlainHttp\":false}",
                ",\"timeouts\":{},\"headers\":{}",
                ",\"timeouts\":{\"connect\":null,\"wake\":null,\"firstByte\":null,\"idle\":null,\"total\":null}",
                ",\"unknown\":{\"a\":[1]},\"timeouts\":{\"unknown\":1}"
            })
    void whatIsAbsentNullOrUnknownLeavesTheDefaults(String fields) throws IOException {
        assertThat(read(fields))
                .isEqualTo(EndpointProfile.builder("n", URI.create("https://h/x"))
                        .id("i")
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"currency\":\"USD\"}", "{\"currency\":\"USD\",\"input\":\"much\"}"})
    void aProfileWithPricesThatAreNoneIsKeptAndNotUsed(String prices) throws IOException {
        ProfileStore store = storeOf("{\"name\":\"n\",\"baseUrl\":\"http://h\",\"prices\":" + prices + "}");
        assertThat(store.list()).isEmpty();
        assertThat(store.warnings()).singleElement().asString().contains("Profile n");
    }

    @Test
    void aBlankGroupIsNone() throws IOException {
        assertThat(read(",\"group\":\" \"").group()).isNull();
        assertThat(read(",\"group\":\" Lab \"").group()).isEqualTo("Lab");
    }

    @Test
    void aProfileWithoutIdHasItsNameAsId() throws IOException {
        assertThat(storeOf("{\"name\":\"n\",\"baseUrl\":\"http://h\"}").find("n"))
                .isPresent();
    }

    @Test
    void singleTimeoutsMayBeGiven() throws IOException {
        assertThat(read(",\"timeouts\":{\"idle\":\"PT5M\"}").timeouts())
                .isEqualTo(new Timeouts(
                        Timeouts.DEFAULT.connect(),
                        Timeouts.DEFAULT.wake(),
                        Timeouts.DEFAULT.firstByte(),
                        Duration.ofMinutes(5),
                        Timeouts.DEFAULT.total()));
    }

    @Test
    void theSmallestTemplateIsItsBody() throws IOException {
        EndpointProfile profile = read(",\"protocol\":\"template\",\"template\":{\"body\":\"{}\",\"new\":1}");
        assertThat(profile.template().pointer()).isEmpty();
        assertThat(profile.template().streamRule()).isEqualTo(StreamRule.JSON);
        assertThat(profile.template().errorPointer()).isNull();
    }

    @Test
    void everyConstantIsFoundByItsStoredName() throws IOException {
        EndpointProfile profile = read(",\"protocol\":\"openai-completions\",\"delivery\":\"vessl-async\","
                + "\"authScheme\":\"key\",\"resend\":\"always\","
                + "\"secret\":{\"id\":\"k\",\"origin\":\"https://h:443\",\"new\":true}");
        assertThat(profile.protocol()).isEqualTo(Protocol.OPENAI_COMPLETIONS);
        assertThat(profile.delivery()).isEqualTo(Delivery.VESSL_ASYNC);
        assertThat(profile.authScheme()).isEqualTo(AuthScheme.KEY);
        assertThat(profile.resend()).isEqualTo(ResendPolicy.ALWAYS);
        assertThat(profile.secret().origin()).isEqualTo("https://h:443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"port\":3128",
                "\"port\":3128,\"credentials\":null,\"noProxy\":null",
                "\"port\":3128,\"noProxy\":[],\"unknown\":true"
            })
    void aProxyNeedsHostAndPortOnly(String fields) throws IOException {
        NetworkSettings network = read(",\"network\":{\"proxy\":{\"host\":\"p.example\"," + fields + "}}")
                .network();
        assertThat(network).isEqualTo(NetworkSettings.DEFAULT.withProxy(ProxySettings.of("p.example", 3128)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"certificate\":\"/me.p12\",\"password\":{\"id\":\"pw\",\"origin\":\"file:/me.p12\"}",
                "\"certificate\":\"/me.p12\",\"key\":null,\"authorities\":null,"
                        + "\"password\":{\"id\":\"pw\",\"origin\":\"file:/me.p12\"}",
                "\"certificate\":\"/me.p12\",\"new\":1,"
                        + "\"password\":{\"id\":\"pw\",\"origin\":\"file:/me.p12\",\"new\":1}"
            })
    void aClientCertificateComesBackWithItsPassword(String fields) throws IOException {
        TlsSettings tls = read(",\"network\":{\"tls\":{" + fields + "},\"keyOverPlainHttp\":true}")
                .network()
                .tls();
        assertThat(tls)
                .isEqualTo(TlsSettings.DEFAULT
                        .withCertificate(Path.of("/me.p12"), null)
                        .withPassword("pw"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"keyOverPlainHttp\":null", ",\"keyOverPlainHttp\":false,\"x\":1"})
    void nobodyAgreedToAKeyOverPlainHttpUnlessItSaysSo(String field) throws IOException {
        assertThat(read(",\"network\":{\"tls\":{}" + field + "}").network().keyOverPlainHttp())
                .isFalse();
        assertThat(read(",\"network\":{\"keyOverPlainHttp\":true}").network().keyOverPlainHttp())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[]",
                "{}",
                "{\"name\":\"n\"}",
                "{\"name\":\"n\",\"baseUrl\":\"http://a b\"}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"protocol\":\"of-next-year\"}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"delivery\":\"pigeon\"}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"authScheme\":\"dna\"}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"timeouts\":{\"idle\":\"soon\"}}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"timeouts\":{\"idle\":\"PT-1S\"}}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"timeouts\":[]}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"headers\":{\"X\":null}}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"secret\":{\"id\":\"k\"}}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"template\":{}}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"network\":{\"proxy\":{\"host\":\"p\"}}}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"network\":{\"proxy\":{\"port\":1}}}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"network\":{\"proxy\":{\"host\":\"p\",\"port\":1,"
                        + "\"noProxy\":[null]}}}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"network\":{\"tls\":{\"password\":{\"id\":\"k\"}}}}",
                "{\"name\":\"n\",\"baseUrl\":\"http://h\",\"network\":true}"
            })
    void aProfileThatCannotBeUsedIsSaidAndKeptAsItIs(String raw) throws IOException {
        ProfileStore store = storeOf(raw);
        assertThat(store.list()).isEmpty();
        assertThat(store.warnings())
                .singleElement()
                .asString()
                .startsWith("Profile ")
                .contains("kept as it is");
        store.put(EndpointProfile.builder("mine", URI.create("http://h")).build());
        store.move("mine", 0);
        String saved = Files.readString(folder.resolve("profiles.json")).replaceAll("\\s", "");
        assertThat(saved).contains(raw.replaceAll("\\s", "")).contains("\"mine\"");
    }

    @Test
    void unknownFieldsSurviveASave() throws IOException {
        ProfileStore store = storeOf("{\"name\":\"n\",\"baseUrl\":\"http://h\",\"colour\":\"red\",\"nothing\":null,"
                + "\"headers\":{\"X-Old\":\"1\"},\"model\":\"m\","
                + "\"timeouts\":{\"idle\":\"PT1S\",\"jitter\":\"PT2S\"},"
                + "\"network\":{\"pigeons\":3,\"keyOverPlainHttp\":true,\"tls\":{\"pins\":[1]}}}");
        store.put(EndpointProfile.builder("renamed", URI.create("http://h"))
                .id("n")
                .build());
        String saved = Files.readString(folder.resolve("profiles.json")).replaceAll("\\s", "");
        assertThat(saved)
                .contains("\"name\":\"renamed\"", "\"colour\":\"red\"", "\"nothing\":null", "\"jitter\":\"PT2S\"")
                .contains("\"idle\":\"PT1M\"", "\"pigeons\":3", "\"pins\":[1]", "\"keyOverPlainHttp\":false")
                .doesNotContain("X-Old", "\"model\"");
    }
}
